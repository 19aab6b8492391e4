#if MSTEST
using Microsoft.VisualStudio.TestTools.UnitTesting;
#else
using Xunit;
#endif

#if BROKEN
#error This project was asked not to compile.
#endif

/// <summary>The one test of a sample project.</summary>
#if MSTEST
[TestClass]
#endif
public class Calls
{
#if MSTEST
    [TestMethod]
#else
    [Fact]
#endif
    public Task Outside() => OutsideWorld.CallAsync();
}
