namespace SymDiff.Support;

/// <summary>A nonlinear regression of the NIST Statistical Reference Datasets, with data, two starts and certified results.</summary>
internal sealed record NistProblem(
    string Id,
    string Name,
    string Level,
    string Model,
    string Response,
    string[] Predictors,
    string[] Params,
    double[] Start1,
    double[] Start2,
    double[] Certified,
    double[] CertifiedSd,
    double CertifiedRss,
    Dictionary<string, double[]> Data,
    Dictionary<string, NistReference> Reference,
    NistModelPoint[] ModelPoints)
{
    public override string ToString() => Id;
}

/// <summary>Residual sum of squares and its derivatives at one of the parameter sets.</summary>
internal sealed record NistReference(Figure Rss, Dictionary<string, Figure> Grad, Dictionary<string, Figure> GradAbsTerms, Dictionary<string, Figure>? Hess);

/// <summary>The model's value and gradient for one row of the data.</summary>
internal sealed record NistModelPoint(string Params, int Row, Figure F, Dictionary<string, Figure> Grad);
