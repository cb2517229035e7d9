using NetGen.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace NetGen.Golden;

/// <summary>Layers without a derivative by torch's own functions: cut off from what is before, or straight through.</summary>
internal static class TorchSteps
{
    /// <summary>The layer of an attribute; <see langword="null"/> where that is none without a derivative.</summary>
    public static Func<Tensor, Tensor>? Create(DefinitionAttribute attribute)
    {
        Func<Tensor, Tensor>? step = attribute.Name switch
        {
            "Sign" => x => x.sign(),
            "Round" => x => x.round(),
            "Threshold" => x => x.gt(attribute.Positional.Count > 0 ? attribute.NumberAt(0) : 0).to(x.dtype),
            "ArgMax" when attribute.Flag("OneHot", false) =>
                x => zeros_like(x).scatter_(1, x.argmax(1, keepdim: true), ones_like(x)),
            "ArgMax" => x => x.argmax(1, keepdim: true).to(x.dtype),
            _ => null,
        };
        if (step is null)
            return null;
        if (!attribute.Flag("StraightThrough", false))
            return x => step(x.detach());

        // The value of the one and the gradient of the other.
        Func<Tensor, Tensor> soft = attribute.Name == "Sign" ? x => x.clamp(-1, 1) : x => x;
        return x => step(x.detach()) + (soft(x) - soft(x).detach());
    }
}
