using NetGen.Training;

namespace NetGen;

/// <summary>
/// The random numbers of one example: a sequence that depends on a seed, a draw and the example's index and on nothing
/// else, so it is the same whatever was drawn before, on any thread, and on every machine.
/// </summary>
/// <remarks>
/// The numbers are those of the counter-based generator Philox4x32-10 (Salmon et al., "Parallel random numbers: as easy
/// as 1, 2, 3", SC'11). The structure holds the place in the sequence: hand it on by reference.
/// </remarks>
public struct RandomSequence
{
    private readonly uint _key0;
    private readonly uint _key1;
    private readonly uint _identity0;
    private readonly uint _identity1;
    private readonly uint _branch;
    private ulong _position;
    private UInt4 _words;

    /// <summary>The sequence of an example.</summary>
    /// <param name="seed">The seed; two seeds give unrelated sequences.</param>
    /// <param name="draw">How often the example was drawn before, such as the number of the epoch.</param>
    /// <param name="index">The example's index.</param>
    public RandomSequence(int seed, long draw, long index)
        : this(RandomPurpose.Example, seed, draw, index)
    {
    }

    internal RandomSequence(RandomPurpose purpose, int seed, long draw, long index)
    {
        // The four words that this gives are the identity of the sequence: half of them its key, half of them in every
        // counter.
        (_key0, _key1, _identity0, _identity1) = Philox.Encrypt(
            new UInt4((uint)index, (uint)(index >> 32), (uint)draw, (uint)(draw >> 32)), (uint)seed, (uint)purpose);
    }

    private RandomSequence(in RandomSequence parent, uint branch)
    {
        (_key0, _key1) = (parent._key0, parent._key1);
        (_identity0, _identity1) = (parent._identity0, parent._identity1);
        _branch = branch;
    }

    /// <summary>The next 32 random bits.</summary>
    public uint NextWord()
    {
        var lane = (uint)_position & 3;
        if (lane == 0)
        {
            var counter = new UInt4((uint)(_position >> 2), _branch, _identity0, _identity1);
            _words = Philox.Encrypt(counter, _key0, _key1);
        }

        _position++;
        return lane switch { 0 => _words.X, 1 => _words.Y, 2 => _words.Z, _ => _words.W };
    }

    /// <summary>A number that is uniformly distributed over [0, 1): a multiple of 2⁻⁵³.</summary>
    public double NextUniform() => (NextBits() >> 11) * (1.0 / (1L << 53));

    /// <summary>A number that is uniformly distributed between two others.</summary>
    /// <param name="minimum">The least number.</param>
    /// <param name="maximum">The number that it stays below, but for rounding.</param>
    public double NextUniform(double minimum, double maximum) => minimum + ((maximum - minimum) * NextUniform());

    /// <summary>A number of the standard normal distribution: mean 0, deviation 1; within ±8.21.</summary>
    public double NextNormal()
    {
        var high = NextWord();
        return Philox.ToNormal(high, NextWord());
    }

    /// <summary>A whole number from 0 to <paramref name="count"/> − 1, each as likely as another.</summary>
    /// <param name="count">How many numbers there are; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    /// <remarks>By Lemire, "Fast random integer generation in an interval", ACM TOMACS 29, 2019.</remarks>
    public int NextInt32(int count)
    {
        Argument.AtLeast(count, 1);
        var product = (ulong)NextWord() * (uint)count;
        if ((uint)product < (uint)count)
        {
            // Of the 2³² words so many are one too many for some of the numbers.
            var excess = (uint)((1UL << 32) % (uint)count);
            while ((uint)product < excess)
                product = (ulong)NextWord() * (uint)count;
        }

        return (int)(product >> 32);
    }

    /// <summary>Whether something of a given probability happens.</summary>
    /// <param name="probability">From 0, never, to 1, always.</param>
    public bool NextBoolean(double probability) => NextUniform() < probability;

    /// <summary>A number that is uniformly distributed over (0, 1), both ends excluded.</summary>
    internal double NextInside() => ((NextBits() >> 12) + 0.5) * (1.0 / (1L << 52));

    /// <summary>A sequence of its own from the start, unrelated to this one.</summary>
    /// <param name="branch">Its number; 0 is this sequence.</param>
    internal readonly RandomSequence Branch(uint branch) => new(in this, branch);

    private ulong NextBits()
    {
        var high = (ulong)NextWord() << 32;
        return high | NextWord();
    }
}
