using System.Globalization;

namespace SymDiff.Printing;

/// <summary>Names of functions that are only named, and of their derivatives, in Unicode.</summary>
internal static class OpaqueHead
{
    private static readonly string[] Primes = ["", "′", "″", "‴"];

    /// <summary><c>f''</c> is <c>f″</c>, <c>f''''</c> is <c>f⁽⁴⁾</c>, <c>D[1,2](l)</c> is <c>∂₁₂l</c>; any other name is itself.</summary>
    public static string Of(string head)
    {
        if (head.Split("](") is [['D', '[', .. var orders], var function]) return $"∂{Below(orders)}{UnicodeName.Of(function.TrimEnd(')'))}";
        var name = head.TrimEnd('\'');
        var order = head.Length - name.Length;
        return UnicodeName.Of(name) + (order < Primes.Length ? Primes[order] : Scripts.Raised(string.Create(CultureInfo.InvariantCulture, $"({order})")));
    }

    /// <summary>Numbers below ten stand side by side.</summary>
    private static string Below(string orders) =>
        orders.Split(',').All(order => order.Length == 1) ? Scripts.Lowered(orders.Replace(",", "", StringComparison.Ordinal))! : $"[{orders}]";
}
