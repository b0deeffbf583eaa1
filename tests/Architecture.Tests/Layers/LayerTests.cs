namespace SymDiff.Architecture.Tests;

/// <summary>A folder names only what the tables of docs/architecture.md let it know, and these lead one way.</summary>
public class LayerTests
{
    [Theory]
    [InlineData("Symbolic")]
    [InlineData("Compiler")]
    public void A_folder_knows_what_its_row_says_and_nothing_else(string project)
    {
        var layers = Layer.Of(project);
        var arrows = References.In(project).Select(place => new Arrow(Layer.Of(place.From, layers), Layer.Of(place.To, layers), place)).Where(arrow => arrow.From != arrow.To).ToList();
        var wrong = arrows.Where(arrow => !arrow.From.Known.Contains(arrow.To.Name)).DistinctBy(arrow => (arrow.From, arrow.To)).Select(arrow => arrow.ToString());
        var idle = layers.SelectMany(layer => layer.Known.Except(arrows.Where(arrow => arrow.From == layer).Select(arrow => arrow.To.Name)).Select(name => $"{layer.Name} does not know {name} any more"));
        Assert.Equal("", string.Join('\n', wrong.Concat(idle)));
    }

    [Theory]
    [InlineData("Symbolic")]
    [InlineData("Compiler")]
    public void A_row_names_only_rows_above_it(string project)
    {
        var layers = Layer.Of(project);
        Assert.NotEmpty(layers);
        Assert.Empty(layers.Index().SelectMany(row => row.Item.Known.Except(layers.Take(row.Index).Select(layer => layer.Name))));
    }

    private sealed record Arrow(Layer From, Layer To, Reference Place)
    {
        public override string ToString() => $"{From.Name} must not know {To.Name}: {Place.From} names {Place.Name} of {Place.To}";
    }
}
