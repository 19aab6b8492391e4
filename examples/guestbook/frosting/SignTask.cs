using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Frosting;

namespace Guestbook.Build;

/// <summary>Signs the guestbook at one server and looks for the name at the other.</summary>
[TaskName("Default")]
public sealed class SignTask : AsyncFrostingTask<BuildContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(BuildContext context)
    {
        var name = $"Ada {Guid.NewGuid():N}";
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var form = new FormUrlEncodedContent([new("name", name)]);
        using var answer = await browser.PostAsync(Web("web-1"), form);

        var page = await browser.GetStringAsync(Web("web-2"));
        if (!page.Contains(name, StringComparison.Ordinal)) throw new CakeException($"'{name}' signed at web-1 ({(int)answer.StatusCode}) and is not seen at web-2.");
        context.Log.Information("{0} signed at web-1 and is seen at web-2.", name);

        Uri Web(string instance) => new($"http://{context.Maestro.Address(instance, "http")}/");
    }
}
