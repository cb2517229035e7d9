namespace NetGen.Analyzers.Model;

/// <summary>
/// One layer of a definition. Each kind of layer derives its own record in Layers/, with its arguments, its shape rule
/// and its parameters.
/// </summary>
/// <param name="Position">The place of the layer's attribute among the NetGen attributes of the declaration, from 0.</param>
/// <param name="Name">The layer's name, unique in the network: <c>dense1</c>.</param>
internal abstract record LayerSpec(int Position, string Name)
{
    /// <summary>The layer as the definition writes it: <c>Dense(128)</c>.</summary>
    public abstract string Display { get; }

    /// <summary>The shape of the output for an input shape; elementwise layers keep the shape.</summary>
    public virtual TensorShape OutputShape(TensorShape input) => input;

    /// <summary>The trainable parameters for an input shape, in the order that the network lists them.</summary>
    public virtual EquatableArray<ParameterSpec> Parameters(TensorShape input) => [];

    /// <summary>Floating-point operations of one example's forward pass, multiplications and additions counted apart.</summary>
    public virtual long Flops(TensorShape input) => OutputShape(input).Size;

    /// <summary>The arguments that the layer cannot work with; none where all are in range.</summary>
    public virtual EquatableArray<ArgumentFault> Faults => [];
}

/// <summary>A trainable parameter, in the layout that the ecosystem uses for it.</summary>
/// <param name="Name">The name within the network: <c>dense1.weight</c>.</param>
/// <param name="Shape">The shape: <c>[out, in]</c> for the weight of a Dense layer.</param>
/// <param name="Initializer">How the parameter starts.</param>
/// <param name="FanIn">The inputs of one unit.</param>
/// <param name="FanOut">The outputs that one input feeds.</param>
internal sealed record ParameterSpec(
    string Name,
    TensorShape Shape,
    InitializerSpec Initializer,
    int FanIn,
    int FanOut);

/// <summary>How a parameter starts.</summary>
/// <param name="Kind">The distribution; <see cref="InitializerKind.Default"/> is replaced where the activation that follows is known.</param>
/// <param name="Scale">The scale as the runtime's <c>InitScale</c> documents it; NaN for the kind's default.</param>
internal sealed record InitializerSpec(InitializerKind Kind, double Scale);

/// <summary>The members of the runtime's <c>Init</c>, with the same names and values.</summary>
internal enum InitializerKind
{
    Default,
    HeNormal,
    HeUniform,
    GlorotNormal,
    GlorotUniform,
    LeCunNormal,
    LeCunUniform,
    Normal,
    Uniform,
    Constant,
    Orthogonal,
}
