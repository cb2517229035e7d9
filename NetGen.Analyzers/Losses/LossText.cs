using NetGen.Analyzers.Model;

namespace NetGen.Analyzers.Losses;

/// <summary>A loss as the definition writes it, with the options that are not their defaults.</summary>
internal static class LossText
{
    /// <param name="name">The loss's name.</param>
    /// <param name="loss">The loss, for the options that all have.</param>
    /// <param name="options">Its own options, each <c>, Name = value</c> or empty.</param>
    public static string Of(string name, LossSpec loss, params string[] options)
    {
        var all = string.Concat(options)
            + OptionText.Option("TargetNoise", loss.TargetNoise, 0)
            + (loss.Of is { } of ? $", Of = \"{of}\"" : "")
            + OptionText.Option("Weight", loss.Weight, 1);
        return all == "" ? name : $"{name}({all.Substring(2)})";
    }
}
