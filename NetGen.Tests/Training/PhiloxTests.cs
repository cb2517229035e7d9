using NetGen.Training;

namespace NetGen.Tests.Training;

public class PhiloxTests
{
    [Fact]
    public void Encrypt_GivesTheKnownAnswers()
    {
        // The rows "philox4x32 10" of tests/kat_vectors in Random123 1.14, by the generator's authors.
        Assert.Equal(
            new UInt4(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8),
            Philox.Encrypt(new UInt4(0, 0, 0, 0), 0, 0));
        Assert.Equal(
            new UInt4(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd),
            Philox.Encrypt(new UInt4(0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff), 0xffffffff, 0xffffffff));
        Assert.Equal(
            new UInt4(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1),
            Philox.Encrypt(new UInt4(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344), 0xa4093822, 0x299f31d0));
    }

    [Fact]
    public void Block_HasSeedAsKeyAndIndexAndStreamAsCounter() =>
        Assert.Equal(
            Philox.Encrypt(new UInt4(0x55667788, 0x11223344, 7, 0), 0xddeeff00, 0x99aabbcc),
            Philox.Block(0x99aabbccddeeff00, 7, 0x1122334455667788));

    [Theory]
    [InlineData(0u, 0f)]
    [InlineData(0xffu, 0f)]
    [InlineData(0x100u, 1f / (1 << 24))]
    [InlineData(0x80000000u, 0.5f)]
    [InlineData(0xffffffffu, 1f - (1f / (1 << 24)))]
    public void ToUniform_TakesTheUpper24Bits(uint word, float expected) =>
        Assert.Equal(expected, Philox.ToUniform(word));

    [Fact]
    public void ToNormal_IsSymmetricAndFinite()
    {
        Assert.Equal(-8.209536151601387, Philox.ToNormal(0, 0), 12);
        Assert.Equal(8.209536151601387, Philox.ToNormal(0xffffffff, 0xffffffff), 12);
        Assert.Equal(Philox.ToNormal(0x12345678, 0x9abcdef0), -Philox.ToNormal(~0x12345678u, ~0x9abcdef0u));
    }
}
