using NetGen.Analyzers.Layers;

namespace NetGen.Tests.Model;

/// <summary>How a kernel moves along an axis, against counting the places by hand.</summary>
public sealed class WindowTests
{
    [Fact]
    public void A_window_stops_wherever_it_fits()
    {
        foreach (var (cells, kernel, stride, padding, dilation) in Cases())
        {
            var places = 0;
            for (var first = -padding; first + (dilation * (kernel - 1)) < cells + padding; first += stride)
                places++;

            Assert.Equal(
                new Window(kernel, places, stride, padding, padding, dilation),
                Window.Of(cells, kernel, stride, padding, dilation));
        }
    }

    [Fact]
    public void Same_padding_gives_an_output_for_each_stride_and_puts_the_odd_cell_after()
    {
        foreach (var (cells, kernel, stride, _, dilation) in Cases())
        {
            var window = Window.Same(cells, kernel, stride, dilation);

            Assert.Equal((int)Math.Ceiling(cells / (double)stride), window.Outputs);
            Assert.InRange(window.After - window.Before, 0, 1);

            // As few cells as the last place needs.
            var reach = ((window.Outputs - 1) * stride) + (dilation * (kernel - 1)) + 1;
            Assert.Equal(Math.Max(0, reach - cells), window.Before + window.After);
        }
    }

    [Theory]
    [InlineData(5, 3, 1, 1, 1)]
    [InlineData(5, 4, 1, 1, 2)]
    [InlineData(5, 2, 1, 0, 1)]
    [InlineData(6, 3, 2, 0, 1)]
    [InlineData(5, 2, 3, 0, 0)]
    public void Same_padding_before_and_after(int cells, int kernel, int stride, int before, int after)
    {
        var window = Window.Same(cells, kernel, stride, dilation: 1);
        Assert.Equal((before, after), (window.Before, window.After));
    }

    private static IEnumerable<(int Cells, int Kernel, int Stride, int Padding, int Dilation)> Cases() =>
        from cells in Enumerable.Range(1, 9)
        from kernel in Enumerable.Range(1, 5)
        from stride in Enumerable.Range(1, 4)
        from padding in Enumerable.Range(0, 3)
        from dilation in Enumerable.Range(1, 3)
        select (cells, kernel, stride, padding, dilation);
}
