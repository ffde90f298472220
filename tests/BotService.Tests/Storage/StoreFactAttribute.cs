using BotService.Tests.Storage.Postgres;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace BotService.Tests.Storage;

/// <summary>A test of the storage contract; skipped, with the reason, on an engine that is not at hand.</summary>
[XunitTestCaseDiscoverer("BotService.Tests.Storage.StoreFactDiscoverer", "BotService.Tests")]
internal sealed class StoreFactAttribute : FactAttribute;

/// <summary>Called by the runner, by its name.</summary>
public sealed class StoreFactDiscoverer(IMessageSink sink) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions options, ITestMethod method, IAttributeInfo fact) =>
        [new StoreTestCase(sink, options.MethodDisplayOrDefault(), options.MethodDisplayOptionsOrDefault(), method)];
}

/// <summary>Made anew by the runner in the process that runs it.</summary>
public sealed class StoreTestCase : XunitTestCase
{
    [Obsolete("For the runner only.")]
    public StoreTestCase()
    {
    }

    public StoreTestCase(
        IMessageSink sink, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(sink, display, options, method)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        base.GetSkipReason(factAttribute)
            ?? (TestMethod.TestClass.Class.Name == typeof(PostgresStoreTests).FullName ? PostgresCluster.Missing : null);
}
