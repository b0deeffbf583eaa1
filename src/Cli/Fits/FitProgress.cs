using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace SymDiff.Cli;

/// <summary>A bar with the steps, the loss and the length of the gradient, for as long as a fit runs.</summary>
internal static class FitProgress
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs a fit that tells its steps, and shows them on a terminal that can show them; nothing of it stays there.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="maxSteps">The length of the whole bar.</param>
    /// <param name="fit">The fit, given what it is to tell its steps to.</param>
    public static FitResult Show(IAnsiConsole console, int maxSteps, Func<Action<FitStep>, FitResult> fit)
    {
        var progress = console.Progress().AutoClear(true).HideCompleted(true).Columns(new ProgressBarColumn(), new TaskDescriptionColumn { Alignment = Justify.Left });
        return progress.Start(context =>
        {
            var (task, clock, shown) = (context.AddTask("start", maxValue: maxSteps), Stopwatch.StartNew(), TimeSpan.Zero);
            return fit(step =>
            {
                if (clock.Elapsed - shown < Interval) return;
                shown = clock.Elapsed;
                task.Value = step.Number;
                task.Description = Line(step);
            });
        });
    }

    /// <summary>The error output as a terminal.</summary>
    public static IAnsiConsole Console(Screen screen) =>
        AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(System.Console.Error), ColorSystem = screen.HasColor ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors });

    /// <summary>A step in words.</summary>
    public static string Line(FitStep step) =>
        string.Create(CultureInfo.InvariantCulture, $"step {step.Number}  loss {DoubleText.Brief(step.Loss, 4)}  gradient {DoubleText.Brief(step.GradientNorm)}");
}
