using System.Text.Json;

namespace SymDiff.Cli.Tests;

public class BatchCommandTests
{
    private const string Requests =
        """
        {"id":1,"expr":"sigmoid(w*x)","wrt":["w"],"at":{"w":0.5,"x":2}}
        {"id":"two","expr":"x^2*y","wrt":["x","y"]}
        {"id":3,"expr":"foo(x","wrt":["x"]}

        {"id":4,"expr":"x^2*y","wrt":["x","y"],"at":{"x":1,"y":2},"mode":"hessian"}
        {"id":5,"expr":"x^2*y","wrt":["x","y"],"at":{"x":1,"y":2},"mode":"vjp","cotangent":3}
        {"id":6,"expr":"x^2*y","wrt":["x","y"],"at":{"x":1,"y":2},"mode":"jvp","tangent":{"x":1,"y":2}}
        {"id":7,"expr":"x^2*y","wrt":["x","y"],"at":{"x":1,"y":2},"mode":"hvp","tangent":{"x":1,"y":2}}
        {"id":8,"expr":"x^2*y","at":{"x":1,"y":2},"mode":"value"}
        {"id":9,"expr":"x^4","order":3,"at":{"x":1}}
        {"id":10,"program":"z = x*y\nE = sin(z)*z","wrt":["x"]}
        {"id":11,"expr":"1/x","at":{"x":0}}
        {"id":12,"expr":"x","at":{"x":"NaN"},"text":false}
        {"id":13,"expr":"f(x) + g(x)","define":"f(t) = t^2","opaque":["g(1)"],"simplify":false}
        {"id":14,"expr":"y","wrt":"x"}
        {"id":15,"expr":"exp(log(x))","wrt":"x"}
        {"id":16,"program":"a = x^2; b = a^3","of":"a"}
        {"id":17,"expr":"x","timeout_ms":60000}
        {"id":null,"expr":"e^x","wrt":"x"}
        {"id":18,"exprr":"x"}
        {"id":19,"expr":"x","expr":"x"}
        {"id":20,"expr":"x\ud800"}
        {"id":21,"expr":"x","wrt":3}
        {"id":22,"expr":"x","at":{"x":"big"}}
        {"id":23,"expr":"x*y","at":{"x":1},"wrt":"x"}
        {"id":24,"expr":"x*y"}
        {"id":25,"expr":"x","mode":"jacobien"}
        {"id":26,"expr":"x","mode":"vjp"}
        {"id":27,"expr":"x","mode":"hessian","order":2}
        {"id":28,"expr":"x*y","wrt":["x","y"],"mode":"jvp","at":{"x":1,"y":1},"tangent":{"x":1}}
        {"id":29,"expr":"x","program":"x"}
        {"id":30}
        {"id":31,"expr":"x","order":17}
        {"id":32,"expr":"x*x","wrt":["x","x"]}
        {"id":33,"expr":"ä + f(x)"}
        {"id":34,"expr":"sum(x)","declare":["x[n]"],"wrt":"x"}
        {"id":35,"expr":"A*x","declare":"A[2,3], x[3]","syntax":"matlab","wrt":"x"}
        {"id":36,"expr":"x*x","declare":"x[3]","syntax":"matlab"}
        {"id":37,"expr":"sum(x)","declare":"x[2]","at":{"x":1}}
        {"id":38,"expr":"x","syntax":"octave"}
        {"id":39,"expr":"x @ (Q @ x)","declare":"x[n], Q[n,n]","wrt":["x","Q"],"at":{"x":[1,2],"Q":[[1,2],[3,4]]}}
        {"id":40,"expr":"x @ (Q @ x)","declare":"x[n], Q[n,n]","wrt":"x","at":{"x":[1,2],"Q":[[1,2],[3,4]]},"mode":"hessian"}
        {"id":41,"expr":"softmax(x)","declare":"x[2]","at":{"x":[0,0]}}
        {"id":42,"expr":"softmax(x)","declare":"x[2]","at":{"x":[0,0]},"mode":"vjp","cotangent":[1,0]}
        {"id":43,"expr":"softmax(x)","declare":"x[2]","at":{"x":[0,0]},"mode":"jvp","tangent":{"x":[1,"NaN"]},"text":false}
        {"id":44,"expr":"sum(exp(x))","declare":"x[2]","at":{"x":[0,0]},"mode":"hvp","tangent":{"x":[1,2]}}
        {"id":45,"expr":"A @ x","declare":"A[m,n], x[n]","wrt":"x","at":{"x":[1,2,3],"A":[[1,2],[3,4]]}}
        {"id":46,"expr":"x","declare":"x[2]","at":{"x":[[1],[2,3]]}}
        {"id":47,"expr":"x*x","declare":"x[n]","mode":"hessian"}
        {"id":48,"expr":"sum(x)^3","declare":"x[n]","order":2,"at":{"x":[1,1]}}
        {"id":49,"expr":"softmax(x)","declare":"x[n]","mode":"jvp"}
        {"id":{},"expr":"x"}
        [1]
        "x"
        {"ä":1,}
        not json
        """;

    [Fact]
    public async Task Every_line_gets_an_answer_in_order()
    {
        var run = CommandLine.RunWithInput(Requests, "batch");
        Assert.Equal((0, ""), (run.ExitCode, run.Messages));
        await Support.Verifier.Verify(run.Output);
    }

    [Fact]
    public void Every_answer_fits_the_schema()
    {
        var schema = JsonSchema.Load("docs/batch.schema.json");
        var lines = CommandLine.RunWithInput(Requests, "batch").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Requests.Split('\n').Count(line => line.Length > 0), lines.Length);
        foreach (var line in lines)
        {
            var answer = JsonElement.Parse(line);
            Assert.Empty(schema.Complaints(answer, answer.GetProperty("ok").GetBoolean() ? "answer" : "failure"));
        }
    }

    [Fact]
    public void Every_right_request_fits_the_schema()
    {
        var schema = JsonSchema.Load("docs/batch.schema.json");
        var requests = Requests.Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(18).ToList();
        Assert.All(requests, request => Assert.Empty(schema.Complaints(JsonElement.Parse(request), "request")));
    }

    [Fact]
    public void Answers_come_while_requests_are_still_written()
    {
        var answers = new StringWriter { NewLine = "\n" };
        using var conversation = new Conversation(answers);
        Assert.Equal(0, Program.Run(["batch"], conversation, answers, TextWriter.Null));
        Assert.Equal([0, 1, 2], conversation.AnswersSeen);
    }

    [Fact]
    public void A_file_can_be_named()
    {
        Assert.Equal(ExitCode.InputOutput, CommandLine.Run("batch", "no-such-file.jsonl").ExitCode);
        Assert.Equal("{\"v\":1,\"ok\":true,\"derivative\":{\"x\":\"2*x\"}}\n", CommandLine.RunWithInput("{\"expr\":\"x^2\"}", "batch", "-").Output);
    }

    /// <summary>A partner that sends the next request only after it has looked at the answers so far.</summary>
    private sealed class Conversation(StringWriter answers) : TextReader
    {
        public List<int> AnswersSeen { get; } = [];

        public override int Read(char[] buffer, int index, int count)
        {
            AnswersSeen.Add(answers.ToString().Count(character => character == '\n'));
            if (AnswersSeen.Count > 2) return 0;
            const string request = "{\"expr\":\"x\"}\n";
            request.CopyTo(0, buffer, index, request.Length);
            return request.Length;
        }

        public override int Read(Span<char> buffer)
        {
            var block = new char[buffer.Length];
            var count = Read(block, 0, block.Length);
            block.AsSpan(0, count).CopyTo(buffer);
            return count;
        }
    }
}
