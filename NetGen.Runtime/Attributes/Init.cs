namespace NetGen;

/// <summary>How a layer's weights are drawn before training. <c>fan in</c> and <c>fan out</c> count a unit's inputs and outputs.</summary>
public enum Init
{
    /// <summary>The initializer that fits the activation that follows the layer.</summary>
    Default,

    /// <summary>Normal with variance <c>2 / fan in</c> (He et al. 2015), for ReLU and its kin.</summary>
    HeNormal,

    /// <summary>Uniform on <c>±√(6 / fan in)</c> (He et al. 2015), for ReLU and its kin.</summary>
    HeUniform,

    /// <summary>Normal with variance <c>2 / (fan in + fan out)</c> (Glorot and Bengio 2010), for tanh, sigmoid and linear layers.</summary>
    GlorotNormal,

    /// <summary>Uniform on <c>±√(6 / (fan in + fan out))</c> (Glorot and Bengio 2010), for tanh, sigmoid and linear layers.</summary>
    GlorotUniform,

    /// <summary>Normal with variance <c>1 / fan in</c> (LeCun et al. 1998).</summary>
    LeCunNormal,

    /// <summary>Uniform on <c>±√(3 / fan in)</c> (LeCun et al. 1998).</summary>
    LeCunUniform,

    /// <summary>Normal with mean 0 and a standard deviation of <c>InitScale</c>, 0.01 by default.</summary>
    Normal,

    /// <summary>Uniform on <c>±InitScale</c>, 0.01 by default.</summary>
    Uniform,

    /// <summary>Every weight equal to <c>InitScale</c>, 0 by default.</summary>
    Constant,

    /// <summary>Rows (or columns, where there are more rows) that are orthonormal, times <c>InitScale</c> (Saxe et al. 2014).</summary>
    Orthogonal,
}
