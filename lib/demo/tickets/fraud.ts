import {
  acceptOffer,
  answer,
  classifyManually,
  confirm,
  move,
  note,
  offer,
  reply,
  resolve,
  type Scenario,
} from "../scenario";
import { text } from "../text";

export const FRAUD: Scenario[] = [
  {
    ago: "4m 30s",
    from: "olga",
    channel: "web",
    title: "Somebody runs a copy of our booking page",
    text: text`
      A patient sent us a link to a page that looks exactly like our booking page, with our logo and our doctors' names, but it asks
      for the full card number before one can choose a time. The address is brightside-physio-booking.example. It is not ours.
      Patients are being cheated while I write this, what can you do?
    `,
    model: {
      category: ["fraud", 0.98, "looks exactly like our booking page", "It is not ours"],
      priority: ["critical", 0.91, "Patients are being cheated while I write this"],
      skills: [["phishing"], 0.96, "it asks for the full card number before one can choose a time"],
      summary: "A foreign page copies the practice's booking page and collects card numbers.",
      notes: [
        "Report the address to its registrar and to the browsers' lists first, it takes minutes.",
        "Ask whether the copy loads anything from our servers: then we can put a warning on it ourselves.",
        "The practice should tell its patients today; we have a text for that.",
      ],
    },
  },
  {
    ago: "1d 15h",
    from: "marta",
    channel: "email",
    title: 'Is this mail from you? "Mandatory re-verification"',
    text: text`
      I got a mail from "Northquay Security" that says our workspace will be closed in 24 hours unless I verify our bank account
      by a link. The sender is northquay-verify.example. I haven't clicked. Is it phishing? Two colleagues got the same one.
    `,
    model: {
      category: ["fraud", 0.97, "Is it phishing?"],
      priority: ["high", 0.74, "Two colleagues got the same one"],
      skills: [["phishing"], 0.98, "our workspace will be closed in 24 hours unless I verify our bank account"],
      summary: "Asks whether a mail about bank account verification is genuine; it is not. Two colleagues got it too.",
      notes: [
        "Not ours: we never ask for bank details by mail.",
        "Ask for the mail as an attachment, its headers help to have the sender closed.",
      ],
    },
    steps: [
      reply(
        "18m",
        text`
        Hello Marta, it is not from us, and you did everything right. We never ask for bank details by mail. Could you forward it as
        an attachment? And please ask your two colleagues whether one of them opened the link.
      `,
      ),
      answer("1h 5m", "Forwarded. Neither of them clicked, I asked."),
      note("1h 20m", "Reported sender and page. 14 other workspaces got it, warned all of them from the template."),
      resolve("5h", "Phishing, not from us. The page behind the link was taken down the same afternoon."),
    ],
  },
  {
    ago: "2d 5h",
    from: "fatou",
    channel: "web",
    title: "Card testing on our donation form",
    text: text`
      Since early this morning our donation form gets a payment of 1 euro every few seconds, all with different cards and nonsense
      names. More than 900 by now, most are declined, about 40 went through. This can't be normal. Do we get fees for all of these?
    `,
    steps: [
      classifyManually("8m", { category: "fraud", priority: "critical" }),
      reply(
        "9m",
        "Hello Fatou, this is card testing: somebody tries stolen cards on your form. I have switched on the captcha and a minimum of 5 euros, the stream should stop within a minute. Next I refund the 40, so that no cardholder has to dispute them.",
      ),
      answer("20m", "It has stopped. What a relief."),
      note(
        "40m",
        "41 refunded, fees waived. Seven addresses from one network, blocked. Keep an eye on disputes until the end of next week, that is why this stays open.",
      ),
    ],
  },
  {
    ago: "6d 5h",
    from: "dan",
    channel: "web",
    text: text`
      I've been sent a chargeback for £480. Client says he never got the service, but I tuned his piano, and he signed. What do I send
      you and by when?
    `,
    model: {
      title: "Chargeback of £480, client denies the service",
      category: ["fraud", 0.81, "I've been sent a chargeback for £480"],
      priority: ["medium", 0.79, "by when?"],
      skills: [["chargebacks"], 0.98, "Client says he never got the service"],
      summary:
        "A client disputes £480 for a service that was rendered and signed for; asks what evidence is needed and by when.",
      notes: [
        "Evidence goes to the card network once only: collect everything before sending.",
        "Deadline is on the dispute's page; usually ten days are left when we hear of it.",
      ],
    },
    steps: [
      reply(
        "2h",
        text`
        Hello Dan, you have until next Thursday. What helps most:

        | - the signed sheet, as a photo
        | - the booking confirmation he got, with its time
        | - any message in which he thanks you or complains

        Send them here and I put them together. They can be sent in once only, so let's have all of it first.
      `,
      ),
      move("2h 1m", "waiting"),
    ],
  },
  {
    ago: "4d 3h",
    from: "anjali",
    channel: "web",
    text: text`
      fake bookings!! every night 20-30 people book our morning class and nobody comes, real students see full. all emails are from same
      strange domain. pls block them, it is spam
    `,
    steps: [
      reply(
        "45m",
        "Hello Anjali, I see them: 171 bookings in six nights, all from one throwaway mail domain. I have removed the coming ones and blocked the domain for your workspace. New guests now also have to confirm their address before a place is held.",
      ),
      answer("1d", "last night zero fake 🙏 thank you so much"),
      resolve("1d 1h", "Throwaway domain blocked, confirmation of addresses switched on, 171 fake bookings removed."),
    ],
  },
  {
    ago: "9d 2h",
    from: "meiling",
    channel: "api",
    title: "API key pushed to a public repository",
    priority: "critical",
    text: text`
      One of us pushed our live API key to a public repository twenty minutes ago. The commit is gone but bots will have it. It starts with
      nq_live_7Kd. Please revoke it at once and tell us whether anybody used it. The key was leaked with the last push.
    `,
    steps: [
      classifyManually("2m", { category: "fraud" }),
      reply("3m", "Revoked, Mei-Ling. A new one is waiting in your workspace. Give me some minutes for the log."),
      reply(
        "31m",
        text`
        From the push to the moment it was revoked, the key made 212 calls: 210 from your own servers, two from an address in another
        country. Both of the two asked for the list of rooms, which is public anyway, and nothing else. No client data was read.
      `,
      ),
      answer("40m", "That is the best answer I could hope for. We have a scanner before each push now."),
      resolve("45m", "Key revoked within three minutes; two foreign calls, public data only."),
      confirm("1h"),
    ],
  },
  {
    ago: "13d 4h",
    from: "chidi",
    channel: "email",
    text: text`
      Got a mail that someone signed in to my account from Jakarta at 3am. I was asleep in London. Have I been hacked? I changed my
      password already. Is there a list of what they did?
    `,
    steps: [
      classifyManually("11m", { category: "fraud" }),
      offer("12m", "trust-and-safety", "Somebody was in there. You should have this one."),
      acceptOffer("13m", "leonie"),
      reply(
        "15m",
        "Hi Chidi, well done with the password, that ended the foreign session. They were in for four minutes and opened the client list once. Nothing was changed or exported. Please switch on the second factor now, then even a known password is of no use.",
      ),
      note(
        "20m",
        "Password was reused from a site that was broken into in spring. Looked through the session: one page view, no export.",
      ),
      answer("3h", "Second factor is on, for all of us."),
      resolve("3h 10m", "Foreign session ended by the password change; second factor on for the whole workspace."),
    ],
  },
  {
    ago: "1d 8h",
    from: "lucia",
    channel: "web",
    text: text`
      A client came in person: her card was stolen and used at our studio for two gift vouchers of 150 €, she says. The bookings are
      BK-30411 and BK-30412. She is very upset and wants her money from us. What should we do? One voucher was used already.
    `,
    model: {
      title: "Stolen card was used for two gift vouchers",
      category: ["fraud", 0.9, "her card was stolen and used at our studio"],
      priority: ["high", 0.72, "She is very upset and wants her money from us"],
      skills: [["chargebacks", "payments"], 0.86, "wants her money from us"],
      summary: "A cardholder says that two vouchers were bought with her stolen card; one has been redeemed.",
      notes: [
        "Block the unused voucher at once.",
        "Refunding before the bank's dispute saves the fee; refund to the card only, never in cash.",
        "Who redeemed the other voucher is on the booking: keep it for the police, don't pass it on.",
      ],
    },
    steps: [
      reply(
        "38m",
        "Hello Lucía, I have blocked the voucher that is left. Please refund both to the card, not in cash: then her bank has nothing to dispute, and you are spared its fee. Whoever used the first one left a name with the booking; keep it for the police and don't give it to her.",
      ),
      answer(
        "3h",
        "Refunded both. Her husband has called as well, he thinks that we are the thieves. Can you write something official that we can show?",
      ),
    ],
  },
  {
    ago: "3h 40m",
    from: "yusuf",
    channel: "web",
    title: "Fake bookings in the morning, all from one strange domain",
    text: text`
      Since Thursday night somebody makes fake bookings for our morning chairs, about thirty a night, and nobody comes. All their emails are
      from the same strange domain. Real patients see us as full. Can you block them?
    `,
    model: {
      category: ["fraud", 0.93, "fake bookings", "from the same strange domain"],
      priority: ["high", 0.81, "Real patients see us as full"],
      summary: "About thirty fake bookings a night from one mail domain fill a practice's morning.",
      notes: ["The same happened to a yoga studio some days ago; look at how it was solved there."],
    },
  },
  {
    ago: "18h 15m",
    from: "sam",
    channel: "web",
    text: text`
      Something odd: a guest booked the same loft nine times under nine names and cancels each one an hour before. Each time the card is
      another. Not sure if this is fraud or just somebody strange. It blocks our weekends.
    `,
    steps: [
      classifyManually("2h 5m", { category: "fraud", priority: "high" }, "tomasz"),
      reply(
        "2h 10m",
        "Hello Sam, not just strange: this looks like a test whether cards still work, by way of the deposit. I have set a rule that holds new bookings of that loft for your yes. Would you send me the nine numbers?",
      ),
    ],
  },
  {
    ago: "1h 12m",
    from: "sam",
    channel: "form",
    title: "Guest says she never booked, her bank has opened a dispute",
    text: text`
      A guest rang us about 318 euro on her card. She says she never bought anything from us, yet the order has her address, and she asks for her
      money back. The parcel was signed for by somebody else. Do we refund her now, or wait for the bank? She calls it fraud, I am not so sure.
    `,
  },
];
