import { answer, approve, delegate, reject, reply, resolve, type Scenario } from "../scenario";
import { text } from "../text";

export const CUSTOM: Scenario[] = [
  {
    ago: "3h 10m",
    from: "marta",
    channel: "web",
    title: "Invoices in our own layout",
    text: text`
      Our auditors want the invoices that Northquay writes for our guests in a layout of our own, with the cost centre on each
      line. We know this is custom work. Please tell me what it costs; we would need it before the year ends.
    `,
    model: {
      category: ["custom-work", 0.93, "We know this is custom work"],
      priority: ["medium", 0.82, "we would need it before the year ends"],
      skills: [["invoicing"], 0.8, "in a layout of our own, with the cost centre on each line"],
      summary: "Wants invoices in a layout of their own with the cost centre on each line, before the year ends.",
      notes: [
        "Layouts take six to ten hours. The cost centre is in the booking's own fields since spring.",
        "The auditors' sample is missing: ask for it before anybody begins.",
      ],
    },
  },
  {
    ago: "1d 4h",
    from: "sam",
    channel: "web",
    text: text`
      We would like Northquay to write each booking straight into our bookkeeping, which has an interface of its own that nobody
      else uses. So something bespoke, built by you, and we pay for it. Our bookkeeper can show you everything.
    `,
    model: {
      title: "Bookings written straight into their bookkeeping",
      category: ["custom-work", 0.91, "So something bespoke, built by you, and we pay for it"],
      priority: ["low", 0.74, "Our bookkeeper can show you everything"],
      skills: [["api", "data-export"], 0.83, "an interface of its own that nobody else uses"],
      summary: "Wants a connection from bookings to a bookkeeping system that nobody else uses, and pays for it.",
      notes: ["Webhooks could do it without custom work if their side can receive them. Worth one question first."],
    },
    steps: [approve("3h 20m", "ines", "Fourteen hours at the usual rate. They have agreed to the price by phone.")],
  },
  {
    ago: "6d 5h",
    from: "fatou",
    channel: "email",
    title: "Booking page for our festival",
    text: text`
      For the festival in May we need a booking page made to measure: two tents, twelve slots a day, and groups that can stand in both. Your normal page
      knows one calendar only. Same as you built for us last year, please.
    `,
    model: {
      category: ["custom-work", 0.95, "we need a booking page made to measure"],
      priority: ["medium", 0.79, "For the festival in May"],
      skills: [["javascript", "calendar-sync"], 0.84, "two tents, twelve slots a day"],
      summary: "Wants last year's festival page again: two tents with twelve slots a day and groups in both.",
      notes: ["Last year's page is kept with the account and took five hours to bring up to date."],
    },
    steps: [
      approve("1h 40m", "ines", "Five hours, as last year."),
      approve("5h 10m", "helen", "Good customer, gladly."),
      reply(
        "7h",
        "Hello Fatou, it is agreed: I bring last year's page up to date and send you a preview on Thursday. Are the twelve slots the same in both tents?",
      ),
      answer("9h", "Yes the same! Thank you so much."),
      resolve("2d 6h", "The festival page is up with two tents and twelve slots; groups can stand in both."),
    ],
  },
  {
    ago: "9d 2h",
    from: "dan",
    channel: "web",
    text: text`
      I have twenty years of piano tunings in paper diaries. Could your people type them in for me, as custom work? I would send the boxes by post.
    `,
    model: {
      title: "Twenty years of paper diaries, typed in by hand",
      category: ["custom-work", 0.88, "as custom work"],
      priority: ["low", 0.86, "I would send the boxes by post"],
      skills: [["data-import"], 0.72, "Could your people type them in for me"],
      summary: "Asks us to type twenty years of paper diaries into the calendar.",
      notes: ["The import takes a table with date, place and name: somebody near him could type that."],
    },
    steps: [
      approve("2h", "ines", "It could be done in some sixty hours, if we want to."),
      reject(
        "1d 1h",
        "helen",
        "We don't take paper with people's names in it. The import takes a table: Dan can have it typed nearby.",
      ),
    ],
  },
  {
    ago: "4d 9h",
    from: "emma",
    channel: "web",
    title: "Payment page in the look of our lifts",
    text: text`
      Our guests should not notice where our page ends and yours begins. Could you build us a payment page that is tailor-made:
      our fonts, our colours, and the lift pass as a picture beside the amount? We expect to pay for that, of course.
    `,
    model: {
      category: ["custom-work", 0.94, "build us a payment page that is tailor-made"],
      priority: ["low", 0.81, "We expect to pay for that, of course"],
      skills: [["payments", "javascript"], 0.82, "the lift pass as a picture beside the amount"],
      summary: "Wants a payment page in their own look with the lift pass as a picture, and expects to pay for it.",
      notes: ["Fonts and colours are settings. Only the picture beside the amount is work."],
    },
    steps: [
      delegate("50m", "ines", "tomasz"),
      approve("2h 30m", "tomasz", "Three hours: the picture is all that has to be built."),
      approve("6h", "helen", "Fine by me."),
      reply(
        "22h",
        "Hello Emma, it is agreed. Fonts and colours you can set yourself under Settings, Pages, today; the picture takes us until Friday. Would you send me one lift pass as an example?",
      ),
      answer("1d 1h", "Wonderful. The example is on its way by mail."),
    ],
  },
];
