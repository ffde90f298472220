using System.Text;

namespace BotService.Tests.Web.Staff.Plans;

/// <summary>Sends a plan by the form for it.</summary>
internal static class PlanSending
{
    public static async Task<HttpResponseMessage> SendPlanAsync(
        this StaffBrowser browser, string text, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await browser.TokenAsync()), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", "plan.txt" },
        };
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        return await browser.Client.PostAsync("/staff/plans/add", form);
    }
}
