using System.Text.Json;
using BotService.LineStandIn;

namespace BotService.Tests.Channels.Line.Platform;

/// <summary>The checker against a description of its own, so that it is tried where LINE's is absent.</summary>
public sealed class DescriptionCheckerTests
{
    private const string Yaml = """
        components:
          schemas:
            Animal:
              type: object
              required: [kind]
              properties:
                kind: { type: string }
              discriminator:
                propertyName: kind
                mapping:
                  cat: "#/components/schemas/Cat"
                  dog: "#/components/schemas/Dog"
            Cat:
              required: [lives]
              allOf:
                - "$ref": "#/components/schemas/Animal"
                - type: object
                  properties:
                    lives: { type: integer, minimum: 1, maximum: 9 }
                    owner: { type: string, nullable: true }
            Dog:
              allOf:
                - "$ref": "#/components/schemas/Animal"
                - type: object
                  properties:
                    size: { type: string, enum: [small, large] }
                    friends: { type: array, minItems: 1, maxItems: 2, items: { "$ref": "#/components/schemas/Animal" } }
                    guard: { "$ref": "#/components/schemas/Cat" }
                    name: { type: string, minLength: 1, maxLength: 3 }
                    home: { type: string, format: uri }
                    chip: { type: string, pattern: "^[0-9]{2}$" }
                    sizes: { type: object, additionalProperties: { type: number } }
                    good: { type: boolean }
        """;

    private static readonly Description Animals = Description.Parse(Yaml);

    [Theory]
    [InlineData("""{"kind":"cat","lives":9}""")]
    [InlineData("""{"kind":"cat","lives":1,"owner":null}""")]
    [InlineData("""{"kind":"dog"}""")]
    [InlineData("""{"kind":"dog","size":"small","good":true,"name":"👨‍👩‍👧‍👦👨‍👩‍👧‍👦é","chip":"07","home":"tel:1911","sizes":{"any":1.5},"friends":[{"kind":"cat","lives":7}],"guard":{"kind":"cat","lives":2}}""")]
    public void Value_AsDescribed_HasNoFault(string json) => Assert.Empty(Check(json));

    [Theory]
    [InlineData("""{"kind":"cow"}""", "kind")]
    [InlineData("""{"lives":3}""", "kind")]
    [InlineData("[]", "kind")]
    [InlineData("null", "")]
    [InlineData("""{"kind":"cat"}""", "lives")]
    [InlineData("""{"kind":"cat","lives":10}""", "lives")]
    [InlineData("""{"kind":"cat","lives":"9"}""", "lives")]
    [InlineData("""{"kind":"cat","lives":1.5}""", "lives")]
    [InlineData("""{"kind":"cat","lives":1,"size":"small"}""", "size")]
    [InlineData("""{"kind":"dog","size":"medium"}""", "size")]
    [InlineData("""{"kind":"dog","size":null}""", "size")]
    [InlineData("""{"kind":"dog","name":""}""", "name")]
    [InlineData("""{"kind":"dog","name":"four"}""", "name")]
    [InlineData("""{"kind":"dog","home":"not an address"}""", "home")]
    [InlineData("""{"kind":"dog","chip":"7"}""", "chip")]
    [InlineData("""{"kind":"dog","good":"yes"}""", "good")]
    [InlineData("""{"kind":"dog","sizes":{"any":"1"}}""", "sizes.any")]
    [InlineData("""{"kind":"dog","friends":[]}""", "friends")]
    [InlineData("""{"kind":"dog","friends":[{"kind":"dog"},{"kind":"dog"},{"kind":"dog"}]}""", "friends")]
    [InlineData("""{"kind":"dog","friends":[{"kind":"dog"},{"kind":"cat","lives":0}]}""", "friends[1].lives")]
    [InlineData("""{"kind":"dog","guard":{"kind":"dog","lives":2}}""", "guard.kind")]
    public void Value_NotAsDescribed_HasItsFault(string json, string property) =>
        Assert.Equal(property, Assert.Single(Check(json)).Property);

    private static IReadOnlyList<Fault> Check(string json)
    {
        using var parsed = JsonDocument.Parse(json);
        return new DescriptionChecker(Animals).Check(Animals.Schema("Animal"), parsed.RootElement);
    }
}
