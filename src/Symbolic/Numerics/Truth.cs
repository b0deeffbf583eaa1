namespace SymDiff.Numerics;

/// <summary>Comparisons and connectives on doubles: 1 for true, 0 for false; any number but 0 counts as true.</summary>
internal static class Truth
{
    public static double Less(double x, double y) => x < y ? 1 : 0;

    public static double LessEqual(double x, double y) => x <= y ? 1 : 0;

    public static double Greater(double x, double y) => x > y ? 1 : 0;

    public static double GreaterEqual(double x, double y) => x >= y ? 1 : 0;

    public static double Equal(double x, double y) => x == y ? 1 : 0;

    public static double NotEqual(double x, double y) => x != y ? 1 : 0;

    public static double And(double x, double y) => x != 0 && y != 0 ? 1 : 0;

    public static double Or(double x, double y) => x != 0 || y != 0 ? 1 : 0;

    public static double Not(double x) => x != 0 ? 0 : 1;

    public static double Where(double condition, double yes, double no) => condition != 0 ? yes : no;

    public static double Given(double condition, double value) => condition != 0 ? value : double.NaN;
}
