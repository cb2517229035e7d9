using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

public class WorkspaceTests
{
    [Fact]
    public void Memory_is_kept_until_more_is_needed()
    {
        var workspace = new Workspace<float>();
        var block = workspace.Reserve(100);
        Assert.Same(block, workspace.Reserve(40));
        Assert.True(workspace.Reserve(101).Length >= 101);
    }

    [Fact]
    public void What_no_array_holds_is_refused()
    {
        var workspace = new Workspace<float>();
        Assert.Throws<ArgumentException>(() => workspace.Reserve(unchecked(int.MaxValue + 1)));
        Assert.Throws<ArgumentException>(() => workspace.Reserve(columns: 1 << 16, rows: 1 << 16));
    }
}
