namespace SymDiff;

/// <summary>A scalar function and its gradient from one call that shares their work. Thread-safe; allocates nothing.</summary>
/// <param name="at">The arguments, in the order of the names it was compiled for.</param>
/// <param name="gradient">Receives the partial derivatives, in the order of <c>wrt</c>; may be longer.</param>
/// <returns>The value.</returns>
public delegate double ValueAndGradient(ReadOnlySpan<double> at, Span<double> gradient);

/// <summary>A scalar function, its gradient and its Hessian from one call that shares their work. Thread-safe; allocates nothing.</summary>
/// <param name="at">The arguments, in the order of the names it was compiled for.</param>
/// <param name="gradient">Receives the n partial derivatives, in the order of <c>wrt</c>; may be longer.</param>
/// <param name="hessian">Receives the n*n second derivatives, row after row; may be longer.</param>
/// <returns>The value.</returns>
public delegate double ValueGradientAndHessian(ReadOnlySpan<double> at, Span<double> gradient, Span<double> hessian);

/// <summary>One scalar result.</summary>
internal delegate double SpanValue(ReadOnlySpan<double> at);

/// <summary>Several scalar results from one call.</summary>
internal delegate void SpanFunction(ReadOnlySpan<double> at, Span<double> results);
