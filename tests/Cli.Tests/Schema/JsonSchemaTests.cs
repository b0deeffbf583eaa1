using System.Text.Json;

namespace SymDiff.Cli.Tests;

public class JsonSchemaTests
{
    [Theory]
    [InlineData("answer", """{"v":2,"ok":true}""")]
    [InlineData("answer", """{"v":1}""")]
    [InlineData("answer", """{"v":1,"ok":true,"extra":1}""")]
    [InlineData("answer", """{"v":1,"ok":true,"value":"nan"}""")]
    [InlineData("answer", """{"v":1,"ok":true,"let":[["a","b","c"]]}""")]
    [InlineData("answer", """{"v":1,"ok":true,"gradient":{"x":"1"}}""")]
    [InlineData("failure", """{"v":1,"ok":false,"error":{"code":"SD1001","message":"m","start":-1}}""")]
    [InlineData("request", """{"expr":3}""")]
    [InlineData("request", """{"order":0}""")]
    public void Wrong_values_are_found(string definition, string json) =>
        Assert.NotEmpty(JsonSchema.Load("docs/batch.schema.json").Complaints(JsonElement.Parse(json), definition));
}
