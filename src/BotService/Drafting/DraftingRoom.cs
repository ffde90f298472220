using System.Runtime.CompilerServices;
using BotService.Drafting.Checking;
using BotService.Drafting.Model;
using BotService.Engine.Calculators;
using BotService.Engine.Data;
using BotService.Engine.Library;
using BotService.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BotService.Drafting;

/// <summary>Drafts for staff by a model. Off while no endpoint is configured; nothing of it is loaded then.</summary>
public static class DraftingRoom
{
    /// <summary>Needs the engine. Options: <see cref="ModelOptions"/>.</summary>
    /// <param name="dialogs">The folder that holds <c>prompts/</c>.</param>
    public static IServiceCollection AddDrafting(
        this IServiceCollection services, IConfiguration configuration, Func<IServiceProvider, string> dialogs)
    {
        services.AddOptions<ModelOptions>()
            .Bind(configuration.GetSection(ModelOptions.Section), binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<ModelOptions>, ModelOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => new Ids());
        services.AddSingleton(s => new ModelLine(s.GetRequiredService<IOptions<ModelOptions>>().Value));
        return services.AddScoped<EnquiryReader>().AddScoped<IDrafter>(s =>
            s.GetRequiredService<IOptions<ModelOptions>>().Value.Endpoint.Length == 0
                ? new NoDrafter() : Connected(s, Path.Combine(dialogs(s), PromptBook.Folder)));
    }

    /// <summary>Apart, so that the model's assemblies are loaded only where there is a model.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static KernelDrafter Connected(IServiceProvider services, string prompts)
    {
        var library = services.GetRequiredService<ILibrary>();
        var time = services.GetRequiredService<TimeProvider>();
        var problems = new Findings();
        var words = ClaimWords.Load(prompts, library.Locales, problems);
        var book = PromptBook.Load(prompts, library.Locales, problems);
        if (problems.Count > 0) throw new InvalidDataException(string.Join(Environment.NewLine, problems));
        return new KernelDrafter(
            services.GetRequiredService<ModelLine>(), book,
            new DraftCheck(words, KnownNames.Of(library, Taiwan.Today(time))),
            locale => new EngineFunctions(library, services.GetRequiredService<ICalculators>(), time, locale),
            services.GetRequiredService<Ids>(), time, services.GetRequiredService<ILogger<KernelDrafter>>());
    }
}
