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

    /// <summary>
    /// What its random numbers in training are told apart by: its position, where the layers of networks before it count as
    /// if their attributes stood there.
    /// </summary>
    public int Stream { get; init; } = Position;

    /// <summary>
    /// The network that it is part of where it is a layer of another network: the name that the definition gives that one.
    /// </summary>
    public string? Network { get; init; }

    /// <summary>Whether it is a layer of another network. Its attribute is then that of the network, which has a report of its own.</summary>
    public bool IsInlined => Network is not null;

    /// <summary>
    /// Whether training leaves its parameters as they are; it then computes in training what it does in prediction.
    /// </summary>
    public bool IsFrozen { get; init; }

    /// <summary>The names of the layers that it joins with what stands before it.</summary>
    public virtual EquatableArray<string> Joins => [];

    /// <summary>Whether its input is integers: indices, not numbers.</summary>
    public virtual bool TakesIndices => false;

    /// <summary>
    /// Whether the gradient of its output reaches what it reads. Not so for a layer without a derivative, or whose derivative
    /// is 0 almost everywhere: nothing before it trains through it.
    /// </summary>
    public virtual bool PassesGradient => true;

    /// <summary>The factor of the sum of its weights' absolute values in the loss.</summary>
    public double L1 { get; init; }

    /// <summary>The factor of the sum of its weights' squares in the loss.</summary>
    public double L2 { get; init; }

    /// <summary>The length that the incoming weights of a unit may have; 0 for any.</summary>
    public double MaxNorm { get; init; }

    /// <summary>The earlier layer whose parameters it uses, as the definition names it.</summary>
    public string? SharesWith { get; init; }

    /// <summary>Why it cannot take these shapes; <see langword="null"/> where it can.</summary>
    public virtual ShapeProblem? Problem(EquatableArray<TensorShape> inputs) => null;

    /// <summary>The shape of the output, for input shapes that it can take.</summary>
    public virtual TensorShape OutputShape(EquatableArray<TensorShape> inputs) => OutputShape(inputs[0]);

    /// <summary>The shape of the output of a layer with one input; elementwise layers keep the shape.</summary>
    public virtual TensorShape OutputShape(TensorShape input) => input;

    /// <summary>The trainable parameters for an input shape, in the order that the network lists them.</summary>
    public virtual EquatableArray<ParameterSpec> Parameters(TensorShape input) => [];

    /// <inheritdoc cref="Flops(TensorShape)"/>
    public virtual long Flops(EquatableArray<TensorShape> inputs) => Flops(inputs[0]);

    /// <summary>Floating-point operations of one example's forward pass, multiplications and additions counted apart.</summary>
    public virtual long Flops(TensorShape input) => OutputShape(input).Size;

    /// <summary>Whether <see cref="Flops(TensorShape)"/> knows what the layer computes.</summary>
    public virtual bool HasKnownFlops => true;

    /// <summary>The arguments that the layer cannot work with; none where all are in range.</summary>
    public virtual EquatableArray<ArgumentFault> Faults => [];
}

/// <summary>A layer with weights and perhaps biases: products with its input.</summary>
/// <param name="Units">The number of units, each with its own weights: outputs, or channels of outputs.</param>
/// <param name="HasBias">Whether each unit has a bias.</param>
/// <param name="WeightInitializer">How the weights start.</param>
/// <param name="BiasInit">What the biases start at.</param>
internal abstract record WeightedLayerSpec(
    int Position,
    string Name,
    int Units,
    bool HasBias,
    InitializerSpec WeightInitializer,
    double BiasInit) : LayerSpec(Position, Name)
{
    protected EquatableArray<ParameterSpec> Weights(TensorShape shape, int fanIn, int fanOut)
    {
        var weight = new ParameterSpec(Name + ".weight", shape, WeightInitializer, fanIn, fanOut);
        if (!HasBias)
            return [weight];
        var bias = new ParameterSpec(
            Name + ".bias", TensorShape.Vector(Units), new(InitializerKind.Constant, BiasInit), fanIn, fanOut)
        {
            Role = ParameterRole.Bias,
        };
        return [weight, bias];
    }
}

/// <summary>A parameter, in the layout that the ecosystem uses for it.</summary>
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
    int FanOut)
{
    public ParameterRole Role { get; init; } = ParameterRole.Weight;

    /// <summary>Whether a layer of the user's own declares it, under a name of the user's choice.</summary>
    public bool IsDeclared { get; init; }

    /// <summary>Whether its layer is frozen.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>Whether training moves it by a gradient; otherwise it is a statistic, or its layer is frozen.</summary>
    public bool IsTrainable => Role != ParameterRole.Statistic && !IsFrozen;

    public ParameterLayout Layout { get; init; } = Shape.Rank == 1 ? ParameterLayout.Vector : ParameterLayout.Matrix;
}

/// <summary>What a parameter is, for what treats weights and others differently: penalties.</summary>
internal enum ParameterRole
{
    Weight,
    Bias,

    /// <summary>The scale or the shift of a normalisation.</summary>
    Normalization,

    /// <summary>A parameter of an activation.</summary>
    Slope,

    /// <summary>A running mean or variance.</summary>
    Statistic,
}

/// <summary>How kernels read a parameter; the runtime's <c>ParameterLayout</c> explains them.</summary>
internal enum ParameterLayout
{
    /// <summary>A matrix <c>[first dimension, product of the others]</c> in panels of rows.</summary>
    Matrix,

    /// <summary>All elements in a row.</summary>
    Vector,

    /// <summary>A matrix in rows, each filled up to whole panels.</summary>
    Rows,
}

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
