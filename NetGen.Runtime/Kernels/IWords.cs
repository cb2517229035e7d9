namespace NetGen.Kernels;

/// <summary>A vector of 64-bit lanes: what <see cref="PhiloxLanes"/> computes with.</summary>
internal interface IWords<TSelf>
    where TSelf : struct, IWords<TSelf>
{
    /// <summary>The lanes 0, 1, 2, …</summary>
    static abstract TSelf Indices { get; }

    static abstract TSelf Create(ulong value);

    /// <summary>The 64-bit products of the lower halves of the lanes.</summary>
    static abstract TSelf MultiplyLow(TSelf left, TSelf right);

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator ^(TSelf left, TSelf right);

    static abstract TSelf operator &(TSelf left, TSelf right);

    static abstract TSelf operator |(TSelf left, TSelf right);

    static abstract TSelf operator <<(TSelf value, int count);

    static abstract TSelf operator >>>(TSelf value, int count);
}
