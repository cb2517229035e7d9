using System.Collections.Immutable;
using NetGen.Analyzers.Model;

namespace NetGen.Tests.Model;

public sealed class EquatableArrayTests
{
    [Fact]
    public void Equal_elements_in_the_same_order_make_equal_arrays()
    {
        EquatableArray<string> one = ["a", "b"];
        var other = new List<string> { "a", "b" }.ToEquatableArray();

        Assert.Equal(one, other);
        Assert.True(one == other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.True(one.Equals((object)other));
    }

    [Fact]
    public void Another_order_length_or_element_makes_another_array()
    {
        EquatableArray<int> one = [1, 2];
        foreach (var other in (EquatableArray<int>[])[[2, 1], [1], [1, 2, 3], [], [1, 3]])
        {
            Assert.NotEqual(one, other);
            Assert.True(one != other);
        }

        Assert.False(one.Equals("1, 2"));
    }

    [Fact]
    public void The_default_is_the_empty_array()
    {
        EquatableArray<int> none = default;

        Assert.Empty(none);
        Assert.Equal([], none);
        Assert.Equal(new EquatableArray<int>([]).GetHashCode(), none.GetHashCode());
        Assert.Equal(new EquatableArray<int>(ImmutableArray<int>.Empty), none);
    }

    [Fact]
    public void Elements_are_reached_by_index_and_enumeration()
    {
        EquatableArray<int> array = [3, 1, 2];

        Assert.Equal(3, array.Count);
        Assert.Equal(1, array[1]);
        Assert.Equal(6, array.Sum());
        Assert.Throws<IndexOutOfRangeException>(() => array[3]);
    }

    [Fact]
    public void A_missing_element_is_equal_to_a_missing_element_only()
    {
        var one = new EquatableArray<string>([null!, "a"]);

        Assert.Equal(one, new EquatableArray<string>([null!, "a"]));
        Assert.Equal(one.GetHashCode(), new EquatableArray<string>([null!, "a"]).GetHashCode());
        Assert.NotEqual(one, new EquatableArray<string>(["", "a"]));
    }
}
