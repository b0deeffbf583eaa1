namespace SymDiff.Support.Mpfr;

internal sealed partial class BigFloat
{
    /// <summary>Addresses of MPFR's functions, named as in its manual.</summary>
    private static class Native
    {
        public static readonly nint SetDouble = MpfrLibrary.Function("mpfr_set_d");
        public static readonly nint SetText = MpfrLibrary.Function("mpfr_set_str");
        public static readonly nint GetDouble = MpfrLibrary.Function("mpfr_get_d");
        public static readonly nint Set = MpfrLibrary.Function("mpfr_set");
        public static readonly nint Compare = MpfrLibrary.Function("mpfr_cmp");
        public static readonly nint ScaleB = MpfrLibrary.Function("mpfr_mul_2si");
        public static readonly nint Pi = MpfrLibrary.Function("mpfr_const_pi");

        public static readonly nint Add = MpfrLibrary.Function("mpfr_add");
        public static readonly nint Subtract = MpfrLibrary.Function("mpfr_sub");
        public static readonly nint Multiply = MpfrLibrary.Function("mpfr_mul");
        public static readonly nint Divide = MpfrLibrary.Function("mpfr_div");
        public static readonly nint Remainder = MpfrLibrary.Function("mpfr_fmod");
        public static readonly nint Negate = MpfrLibrary.Function("mpfr_neg");
        public static readonly nint Pow = MpfrLibrary.Function("mpfr_pow");
        public static readonly nint Abs = MpfrLibrary.Function("mpfr_abs");
        public static readonly nint Sqrt = MpfrLibrary.Function("mpfr_sqrt");
        public static readonly nint Cbrt = MpfrLibrary.Function("mpfr_cbrt");
        public static readonly nint Hypot = MpfrLibrary.Function("mpfr_hypot");

        public static readonly nint Exp = MpfrLibrary.Function("mpfr_exp");
        public static readonly nint Expm1 = MpfrLibrary.Function("mpfr_expm1");
        public static readonly nint Log = MpfrLibrary.Function("mpfr_log");
        public static readonly nint Log1p = MpfrLibrary.Function("mpfr_log1p");
        public static readonly nint Log2 = MpfrLibrary.Function("mpfr_log2");
        public static readonly nint Log10 = MpfrLibrary.Function("mpfr_log10");

        public static readonly nint Sin = MpfrLibrary.Function("mpfr_sin");
        public static readonly nint Cos = MpfrLibrary.Function("mpfr_cos");
        public static readonly nint Tan = MpfrLibrary.Function("mpfr_tan");
        public static readonly nint Asin = MpfrLibrary.Function("mpfr_asin");
        public static readonly nint Acos = MpfrLibrary.Function("mpfr_acos");
        public static readonly nint Atan = MpfrLibrary.Function("mpfr_atan");
        public static readonly nint Atan2 = MpfrLibrary.Function("mpfr_atan2");
        public static readonly nint Sinh = MpfrLibrary.Function("mpfr_sinh");
        public static readonly nint Cosh = MpfrLibrary.Function("mpfr_cosh");
        public static readonly nint Tanh = MpfrLibrary.Function("mpfr_tanh");
        public static readonly nint Asinh = MpfrLibrary.Function("mpfr_asinh");
        public static readonly nint Acosh = MpfrLibrary.Function("mpfr_acosh");
        public static readonly nint Atanh = MpfrLibrary.Function("mpfr_atanh");

        public static readonly nint Floor = MpfrLibrary.Function("mpfr_rint_floor");
        public static readonly nint Ceil = MpfrLibrary.Function("mpfr_rint_ceil");
        public static readonly nint Trunc = MpfrLibrary.Function("mpfr_rint_trunc");
        public static readonly nint Round = MpfrLibrary.Function("mpfr_rint_roundeven");

        public static readonly nint Erf = MpfrLibrary.Function("mpfr_erf");
        public static readonly nint Erfc = MpfrLibrary.Function("mpfr_erfc");
        public static readonly nint Gamma = MpfrLibrary.Function("mpfr_gamma");
        public static readonly nint LGamma = MpfrLibrary.Function("mpfr_lgamma");
        public static readonly nint Digamma = MpfrLibrary.Function("mpfr_digamma");
    }
}
