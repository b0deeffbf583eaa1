using System.Runtime.CompilerServices;

namespace SymDiff.Support;

/// <summary>A comparison that is still to be awaited, so that settings can follow it: <c>await Verifier.Verify(text).UseParameters(x)</c>.</summary>
internal sealed class SettingsTask(string target, string extension, VerifySettings settings, string sourceFile, string method)
{
    /// <inheritdoc cref="VerifySettings.UseParameters"/>
    public SettingsTask UseParameters(params object?[] parameters) => With(s => s.UseParameters(parameters));

    /// <inheritdoc cref="VerifySettings.UseTextForParameters"/>
    public SettingsTask UseTextForParameters(string text) => With(s => s.UseTextForParameters(text));

    /// <inheritdoc cref="VerifySettings.UseMethodName"/>
    public SettingsTask UseMethodName(string name) => With(s => s.UseMethodName(name));

    /// <summary>Does the comparison.</summary>
    public Task ToTask()
    {
        var name = SnapshotName.Of(sourceFile, method, settings);
        return new SnapshotFile(Path.GetDirectoryName(sourceFile)!, name, extension).Check(target, SnapshotFile.MayAccept);
    }

    /// <inheritdoc cref="Task.GetAwaiter"/>
    public TaskAwaiter GetAwaiter() => ToTask().GetAwaiter();

    public static implicit operator Task(SettingsTask task) => task.ToTask();

    private SettingsTask With(Action<VerifySettings> change)
    {
        change(settings);
        return this;
    }
}
