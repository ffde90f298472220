using System.Text.Json.Nodes;
using BotService.Engine.Calculators;
using BotService.Tests.Dialogs;

namespace BotService.Tests.Web.Api;

public sealed class CalculatorCallTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly ICalculators Calculators = new RealEngine().Loaded.Calculators;

    [Fact]
    public async Task Calculators_AreAllThereWithTheirFields()
    {
        var forms = (await host.GetAsync("/calculators?lang=en"))["calculators"]!.AsArray();

        Assert.Equal(Calculators.Ids, forms.Select(f => (string)f!["id"]!));
        Assert.All(forms, f => Assert.NotEmpty(f!["fields"]!.AsArray()));
    }

    [Fact]
    public async Task Calculator_Each_GivesItsFieldsAndRefusesNonsenseByField()
    {
        foreach (var id in Calculators.Ids)
        {
            var answer = await host.GetAsync($"/calculators/{id}");
            Assert.Null(answer["result"]);
            foreach (var field in Calculators.Form(id, "zh-TW")!.Fields.Where(f => f.When is null))
                Assert.Contains(field.Id, await host.RefusedAsync($"/calculators/{id}?{field.Id}=-1e999x"));
            Assert.Equal(["nonsense"], await host.RefusedAsync($"/calculators/{id}?nonsense=1"));
        }
    }

    [Fact]
    public async Task Calculator_WithItsFields_ShowsTotalAndWorking()
    {
        var worked = 0;
        foreach (var id in Calculators.Ids)
        {
            var form = Calculators.Form(id, "en")!;
            var inputs = string.Join('&', form.Fields.Where(f => f is { Required: true, When: null })
                .Select(f =>
                    $"{f.Id}={f.Default ?? (f.Kind switch { FieldKind.Choice => f.Options[0].Id, FieldKind.Date => "2026-11-01", _ => f.Range is { } r ? Math.Clamp(300, r.Min, r.Max).ToString(System.Globalization.CultureInfo.InvariantCulture) : "300" })}"));
            using var answer = await host.Http.GetAsync($"/api/v1/calculators/{id}?lang=en&{inputs}");
            if (!answer.IsSuccessStatusCode) continue;
            var result = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["result"]!;
            if ((string)result["outcome"]! != "done") continue;
            Assert.NotEmpty(result["working"]!["parts"]!.AsArray());
            worked++;
        }
        Assert.True(worked > 0, "no calculator came to a result");
    }
}
