namespace BotService.Storage.Keeping;

/// <summary>Where what citizens left behind stands; whatever refers to another table comes before it.</summary>
internal static class CitizenTables
{
    private const string Own = "conversation = @conversation";

    public static readonly IReadOnlyList<KeptTable> All =
    [
        new("outbox", Whose.Citizen, "transcripts", "json",
            "id conversation sequence queued_at attempts not_before status sent_at reason turn ticket begun way parked_at")
            { Of = Own, Made = "queued_at" },
        new("inbox", Whose.Citizen, "transcripts", "raw ticket",
            "id conversation event_key activity_id sequence at greeting done happened known_until hold")
            { Of = Own, Made = "at" },
        new("activities", Whose.Citizen, "transcripts", "json",
            "number conversation sequence at from_bot type reply_to")
            { Of = Own, Made = "at" },
        new("turns", Whose.Citizen, "transcripts; the explanation before", "slots explanation",
            "number conversation activity_id at locale kind entry score rivals outcome language release milliseconds day hour "
                + "channel organisation office result repeated")
            { Of = Own, Made = "at" },
        new("unanswered", Whose.Citizen, "transcripts", "text",
            "number at conversation language reason nearest release status activity_id")
            { Of = Own, Made = "at" },
        new("ratings", Whose.Citizen, "transcripts; words by their own rule", "words",
            "number at conversation entry helpful score release words_of day channel locale organisation office person")
            { Of = Own, Made = "at" },
        new("handoffs", Whose.Citizen, "transcripts", "",
            "number at conversation entry release")
            { Of = Own, Made = "at" },
        new("aspect_ratings", Whose.Citizen, "stays, without its conversation", "",
            "number at day conversation entry organisation channel locale aspect score"),
        new("notes", Whose.Citizen, "records", "text",
            "number at receipt entry about")
            { Of = "receipt in (select id from receipts where conversation = @conversation)", Made = "at" },
        new("receipts", Whose.Citizen, "receipts", "sheet given",
            "id at conversation entry release")
            { Of = Own, Made = "at" },
        new("withdrawn", Whose.Citizen, "with the conversation", "",
            "conversation activity_id at")
            { Of = Own, Made = "at" },
        new("continuations", Whose.Citizen, "a day after, with the next", "",
            "code conversation at used_in used_at")
            { Of = Own, Made = "at" },
        new("emergencies", Whose.Citizen, "records", "text",
            "number at conversation activity_id kind language sure numbers release told_at attempts not_before")
            { Of = Own, Made = "at" },
        new("misses", Whose.Citizen, "with the group", "",
            "number text_number source origin at conversation activity_id")
            { Of = Own, Made = "at" },
        new("miss_texts", Whose.Citizen, "with the group", "key text words_before",
            "number group_number language reason size first_at last_at nearest organisation"),
        new("miss_groups", Whose.Citizen, "400 days after the last question, by the miss watch", "title",
            "number status assignee due chased_at judgement entry proposal merged_into version size texts conversations first_at "
                + "last_at languages nearest organisation"),
        new("low_notes", Whose.Citizen, "with the item", "text",
            "number item at by_whom kind")
            { Of = "item in (select number from low_items where conversation = @conversation)", Made = "at" },
        new("low_items", Whose.Citizen, "400 days after it was closed, by the low watch", "",
            "number conversation at heard_at reasons status cause assignee due chased_at chases entry organisation score "
                + "closed_at version")
            { Of = Own, Made = "at" },
        new("callback_attempts", Whose.Citizen, "with the call-back", "word",
            "number callback at by_whom outcome")
            { Of = "callback in (select number from callbacks where conversation = @conversation)", Made = "at" },
        new("callbacks", Whose.Citizen, "records", "contact",
            "number conversation organisation entry channel locale part asked_at from_at due_at status owner contact_of to_tell "
                + "closed_at version")
            { Of = Own, Made = "asked_at" },
        new("callback_contacts", Whose.Citizen, "a day after, by the call-back watch", "contact",
            "conversation at activity_id")
            { Of = Own, Made = "at" },
        new("live_talks", Whose.Citizen, "records", "ticket work_name from_name from_reason",
            "number conversation organisation entry channel locale asked_at place_at promise_at due_at clock status person "
                + "taken_at heard_at said_at ticket_at for_person from_organisation from_person outcome ended_at version")
            { Of = Own, Made = "asked_at" },
        new("live_events", Whose.Citizen, "an hour after, by the talk clock", "",
            "number at kind organisation person conversation sequence")
            { Of = Own, Made = "at" },
        new("held_answers", Whose.Citizen, "records", "question replies kept edit word",
            "number conversation inbox activity_id turns rule entry organisation channel locale held_at due_at lapses_at status "
                + "decided_by decided_at version release")
            { Of = Own, Made = "held_at" },
        new("calls", Whose.Citizen, "records; the number a day after", "caller",
            "id gateway callee caller_kind caller_key began_at ended_at reason")
            { Of = "id = @conversation", Made = "began_at" },
        new("referrals", Whose.Citizen, "30 days after, by the talk clock", "words from_name",
            "signature at organisation entry code"),
        new("searches", Whose.Citizen, "records", "text",
            "number at locale results entry"),
        new("asked_questions", Whose.Citizen, "400 days after it was asked last, by the asked watch", "key text",
            "number locale times first_day last_day"),
        new("replay_groups", Whose.Citizen, "with the replay", "example difference word",
            "replay id kind count is_expected decision by_whom decided_at"),
        new("desk_marks", Whose.Citizen, "records", "text note",
            "number at by_whom entry mark better organisation release found probability status status_at"),
        new("proposals", Whose.Citizen, "like the record", "utterances was trial word",
            "number kind entry group_number organisation by_whom at status version trial_state trial_at trial_until release "
                + "decided_by decided_at"),
        new("privacy_requests", Whose.Citizen, "audit", "word",
            "number receipt conversation asked_at due_at status decided_by decided_at version")
            { Of = Own, Made = "asked_at" },
        new("marked_texts", Whose.Citizen, "with the conversation", "",
            "number conversation places by_whom at")
            { Of = Own, Made = "at" },
        new("conversations", Whose.Citizen, "transcripts, when nothing of it is left", "user_id reference state",
            "id channel locale service_url created_at last_sequence greeted turns left_at owner owned_until")
            { Of = "id = @conversation", Made = "created_at" },
    ];
}
