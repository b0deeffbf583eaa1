namespace SymDiff.Compiling;

/// <summary>Memory for copies of parts of matrices; products that never run at once can share it.</summary>
internal sealed class PanelMemory<T>
{
    /// <summary>The numbers.</summary>
    public T[] Numbers { get; private set; } = [];

    /// <summary>Sees to it that there are as many numbers.</summary>
    public void Reserve(int count)
    {
        if (Numbers.Length < count) Numbers = new T[count];
    }
}
