using System.Net;
using AngleSharp.Html.Dom;

namespace BotService.Tests.Web.Staff;

/// <summary>Fills in a form as it stands on a page: all that it holds is sent, as a browser does.</summary>
internal static class FormFilling
{
    public static Task<HttpResponseMessage> FillAsync(
        this StaffBrowser browser, string page, string action, string? press = null, (string Name, string? Value)[]? at = null,
        params (string Name, string Value)[] typed) =>
        browser.FillAsync(page, action, press, at, [.. typed.Select(t => (t.Name, (Func<string, string>)(_ => t.Value)))]);

    /// <param name="action">How the address ends that the form is sent to.</param>
    /// <param name="press">Which of its buttons, by value; null: the only one.</param>
    /// <param name="at">What stands in it already, where a page holds many alike; null: it has no such field.</param>
    /// <param name="typed">Out of what stood there.</param>
    public static async Task<HttpResponseMessage> FillAsync(
        this StaffBrowser browser, string page, string action, string? press, (string Name, string? Value)[]? at,
        params (string Name, Func<string, string> Value)[] typed)
    {
        var document = await browser.PageAsync(page);
        var forms = document.QuerySelectorAll("form").OfType<IHtmlFormElement>()
            .Where(f => f.GetAttribute("action")!.Split('?')[0].EndsWith(action, StringComparison.Ordinal)
                && (press is null || f.QuerySelector($"button[value='{press}']") is not null))
            .Select(f => (Form: f, Fields: Fields(f)))
            .Where(f => (at ?? []).All(a => f.Fields.GetValueOrDefault(a.Name) == a.Value)).ToList();
        Assert.True(forms.Count == 1, $"{page} has {forms.Count} forms to {action} {press}");
        var (form, fields) = forms[0];
        foreach (var (name, value) in typed)
        {
            Assert.True(fields.ContainsKey(name), $"The form to {action} has no field {name}");
            fields[name] = value(fields[name]!);
        }

        if (press is not null) fields["do"] = press;
        var answer = await browser.PostAsync(form.GetAttribute("action")!, [.. fields.Select(f => (f.Key, (string?)f.Value))]);
        Assert.True(
            answer.StatusCode == HttpStatusCode.SeeOther,
            $"{action} {press}: {answer.StatusCode} {StaffBrowser.Read(await answer.Content.ReadAsStringAsync()).Body!.TextContent}");
        return answer;
    }

    private static Dictionary<string, string?> Fields(IHtmlFormElement form)
    {
        var fields = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var element in form.QuerySelectorAll("input[name],select[name],textarea[name]"))
        {
            if (element is IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }) continue;
            fields[element.GetAttribute("name")!] = element switch
            {
                IHtmlInputElement input => input.Value, IHtmlSelectElement select => select.Value,
                _ => ((IHtmlTextAreaElement)element).Value,
            };
        }

        return fields;
    }
}
