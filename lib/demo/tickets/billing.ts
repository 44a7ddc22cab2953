import { answer, cancel, classifyManually, confirm, move, note, reply, resolve, type Scenario } from "../scenario";
import { text } from "../text";

export const BILLING: Scenario[] = [
  {
    ago: "2h 50m",
    from: "marta",
    channel: "email",
    text: text`
      Our card was charged twice for this month's subscription: €1,240 on Tuesday and the same amount again on Wednesday
      (INV-20871 and INV-20874). We have one workspace, and our bank shows both as settled.

      We close the books on Monday and I can't sign off with a duplicate in there. Please refund one of them and send a
      corrected invoice with our new VAT number, DE314159265. Since the second charge two colleagues also see "payment
      required" when they open reports.
    `,
    model: {
      title: "Charged twice this month, books close on Monday",
      category: ["billing", 0.94, "charged twice for this month's subscription"],
      priority: ["medium", 0.62, "We close the books on Monday"],
      skills: [
        ["refunds", "invoicing", "stripe"],
        0.88,
        "refund one of them",
        "corrected invoice with our new VAT number",
      ],
      summary:
        "Two charges of €1,240 for one subscription. Wants one refunded and a corrected invoice with a new VAT number before Monday.",
      notes: [
        "Look for an invoice.paid webhook that was delivered twice before refunding.",
        "Refund the later one, INV-20874, then void it; reissue INV-20871 with the VAT number.",
        '"Payment required" is most likely the dunning flag of the second charge: clear it under workspace, plan.',
      ],
    },
    steps: [
      classifyManually("8m", { priority: "high" }),
      note(
        "9m",
        "Two captures from one invoice.paid event that was delivered again. @Samir could you check the replay guard? I refund INV-20874 now.",
      ),
      reply(
        "11m",
        text`
        Hello Marta, you are right: the charge of Wednesday (INV-20874) is ours to undo. I have refunded €1,240 just now; banks
        take two to three working days. The corrected INV-20871 with your VAT number will be with you this afternoon, well
        before Monday.

        Ines
      `,
      ),
      answer("24m", "Wonderful, thank you. The colleagues can open reports again, too."),
    ],
  },
  {
    ago: "1d 1h",
    from: "sam",
    channel: "web",
    title: "VAT number missing on three invoices",
    text: text`
      Invoices INV-20655, INV-20702 and INV-20790 have no VAT number on them although it is in our profile since spring. Our
      accountant refuses them. Can you issue them again with GB123456789, same dates please?
    `,
    steps: [
      reply(
        "50m",
        text`
        Hello Sam, I can reissue all three with the same numbers and dates. The profile has the VAT number, but the address
        above it is still the one in Leeds. Which address shall the invoices carry?
      `,
      ),
      move("51m", "waiting"),
    ],
  },
  {
    ago: "5d 4h",
    from: "fatou",
    channel: "web",
    text: text`
      I removed two seats a good three weeks ago and you wrote that the refund of €58 would come within ten days. It has been
      twice as long and nothing has arrived, neither on the card nor as a credit. Could you please look where it is?
    `,
    model: {
      title: "Refund for two removed seats has not arrived",
      category: ["billing", 0.95, "the refund of €58 would come within ten days"],
      priority: ["medium", 0.73, "It has been twice as long"],
      skills: [["refunds", "subscriptions"], 0.93, "I removed two seats a good three weeks ago"],
      summary: "A promised refund of €58 for two removed seats has not arrived after three weeks.",
      notes: ["Check whether the card was replaced since: refunds to an expired card bounce back to us silently."],
    },
    steps: [
      reply(
        "3h",
        "Hello Fatou, I am sorry. The refund left us the day after and came back four days later: the card it was paid with has expired. Shall I send it to the new card, or to a bank account?",
      ),
      move("3h 1m", "waiting"),
      answer("2d", "To the new card please, the one ending in 4410."),
      reply("2d 40m", "On its way to the card ending in 4410. I keep this open until you see it."),
    ],
  },
  {
    ago: "9d 3h",
    from: "olga",
    channel: "email",
    text: text`
      The invoice still shows our old company name, "Olga Petrenko Physiotherapy". Since the spring we are "Brightside Physio LLC".
      I changed it in the profile and the receipt has it right, only the invoice does not.
    `,
    steps: [
      classifyManually("5h 55m", { category: "billing", priority: "low" }),
      reply(
        "6h",
        "Dear Olga, the invoice takes its name from the billing contact, not from the profile. I have changed it there and reissued the last one. Next ones will follow.",
      ),
      resolve("6h 5m", "Billing contact renamed, last invoice reissued."),
      confirm("1d 2h"),
    ],
  },
  {
    ago: "14d 5h",
    from: "jonas",
    channel: "email",
    text: text`
      Sehr geehrte Damen und Herren, auf der letzten Rechnung (INV-19987) steht eine falsche USt-IdNr., es ist die unserer
      früheren Gesellschaft. Bitte stellen Sie eine Rechnungskorrektur mit DE271828182 aus, sonst können wir die Vorsteuer
      nicht ziehen. Es eilt etwas, der Steuerberater braucht sie bis Monatsende.
    `,
    model: {
      title: "Wrong VAT number on INV-19987, correction needed soon",
      category: ["billing", 0.96, "auf der letzten Rechnung (INV-19987) steht eine falsche USt-IdNr."],
      priority: ["high", 0.64, "Es eilt etwas"],
      skills: [["invoicing"], 0.95, "Bitte stellen Sie eine Rechnungskorrektur mit DE271828182 aus"],
      summary:
        "Invoice carries the VAT number of a former company; a corrected invoice is needed for input tax. Written in German.",
      notes: [
        "German customers need a correction that names the original invoice, not a second invoice of the same number.",
      ],
    },
    steps: [
      reply(
        "1h 30m",
        "Guten Tag Herr Feld, die Rechnungskorrektur zu INV-19987 mit der richtigen USt-IdNr. ist unterwegs, als PDF an diese Adresse. Auch im Profil ist sie jetzt geändert.",
      ),
      resolve("1h 35m", "Rechnungskorrektur mit DE271828182 ausgestellt."),
    ],
  },
  {
    ago: "1d 20h",
    from: "dan",
    channel: "web",
    text: text`
      I'm on the Studio plan and it's just me and the pianos. Can I go down to Solo when the year renews next month, and do I
      keep my old bookings if I do? Don't want to lose the history. What would the price be with the yearly discount?
    `,
  },
  {
    ago: "3d 5h",
    from: "chidi",
    channel: "web",
    text: text`
      Our company card is declined when I try to pay the open invoice, three times now. The bank says they see no attempt at
      all. The card works elsewhere. The page only says "declined, try another card". I don't have another card.
    `,
    model: {
      title: "Company card declined, bank sees no attempt",
      category: ["billing", 0.86, "Our company card is declined when I try to pay the open invoice"],
      priority: ["medium", 0.69, "three times now"],
      skills: [["payments", "stripe"], 0.84, "declined, try another card"],
      summary: 'Paying an open invoice fails with "declined", though the bank never saw an attempt.',
      notes: [
        "No attempt at the bank means that a rule on our side stopped it: look at the blocked payments list.",
        "Three tries from one address within an hour trip the card-testing rule.",
      ],
    },
    steps: [
      reply(
        "40m",
        "Hi Chidi, the bank is right: our own protection against card testing stopped the tries, because the first one had a wrong postcode. I have let your address through. Please try once more.",
      ),
      answer("1h", "Went through at once. Paid."),
      resolve("1h 5m", "Own card-testing rule had blocked the payer's address after a mistyped postcode; released."),
    ],
  },
  {
    ago: "20h 10m",
    from: "jonas",
    channel: "web",
    text: text`
      We'd like to let our regulars pay for course packages by direct debit. Do you support SEPA mandates, including the paper
      ones we have already signed, and who keeps them? And is it the same fee as for cards?
    `,
    model: {
      title: "Direct debit with existing SEPA mandates",
      category: ["billing", 0.55, "is it the same fee as for cards"],
      priority: ["low", 0.8, "We'd like to"],
      skills: [["payments"], 0.74, "pay for course packages by direct debit"],
      summary:
        "Asks whether customers' direct debit is supported with mandates that exist on paper, and what it costs.",
      notes: [
        "Paper mandates can be imported with their reference and date; the signed sheet stays with the customer.",
        "Could as well be a question to Support: nothing is wrong with their own bill.",
      ],
      proposes: ["sepa-mandates"],
    },
  },
  {
    ago: "11d 4h",
    from: "marta",
    channel: "web",
    title: "Is yearly billing cheaper for us?",
    category: "billing",
    text: text`
      We pay monthly for 14 seats. Would yearly billing be cheaper, and what happens when we add seats in the middle of the
      year? I need a figure for our budget.
    `,
    steps: [
      reply(
        "2h",
        text`
        Hello Marta, yearly you pay ten months instead of twelve: for 14 seats €12,400 instead of €14,880. A seat added during
        the year costs its share of the months that are left.
      `,
      ),
      answer("1d", "Clear, thank you. We'll switch with the next invoice."),
      resolve("1d 10m", "Gave the yearly figure for 14 seats and the rule for seats added later."),
      confirm("1d 3h"),
    ],
  },
  {
    ago: "6d 7h",
    from: "lucia",
    channel: "email",
    text: text`
      Hello, I used the code BIENVENIDA at sign-up, it said 30% discount for three months, but the first invoice is for the full
      price, 49 €. The code was accepted, I have a picture of the screen.
    `,
    steps: [
      reply(
        "1h 15m",
        "Hello Lucía, the code was there but the invoice was drawn up a minute before it was saved. I have credited €14.70; the next two invoices have the discount.",
      ),
      resolve("1h 20m", "Credited 30% of the first invoice; code is active for the next two."),
    ],
  },
  {
    ago: "1d 6h",
    from: "joao",
    channel: "web",
    title: "Payout from Friday is missing",
    text: text`
      The Stripe payout for Friday, about R$ 18,200, has not reached our bank. Your payouts page says "paid". Friday's list has
      64 payments and they all look normal. Salaries go out in a week, so we do need it before then.
    `,
    model: {
      category: ["billing", 0.83, "The Stripe payout for Friday, about R$ 18,200, has not reached our bank"],
      priority: ["high", 0.81, "Salaries go out in a week"],
      skills: [["stripe", "payments"], 0.92, 'Your payouts page says "paid"'],
      summary: "A Stripe payout of about R$ 18,200 is marked as paid but has not arrived; needed within a week.",
      notes: [
        '"Paid" means handed to the bank; a wrong account number comes back after up to five days.',
        "Ask Stripe for the trace number: the receiving bank can search by it.",
      ],
    },
    steps: [
      reply(
        "1h 5m",
        "Hello João, our side and Stripe's both say that it left on Monday at 06:00. I have asked Stripe for the trace number, with which your bank can find it. I expect it tomorrow and will pass it on at once.",
      ),
      note("8h", "Trace number asked for at Stripe, case is with their payouts desk. Chase tomorrow at noon."),
    ],
  },
  {
    ago: "17d 2h",
    from: "emma",
    channel: "web",
    text: text`
      Our purchasing needs a purchase order number on each invoice from now on, PO-77120. Where can I enter it?
      I only see name, address and VAT.
    `,
    steps: [
      reply(
        "3h",
        'Hi Emma, under Settings, Billing, "Extra line on invoices": whatever you write there is printed below the address. I have put PO-77120 in for you.',
      ),
      resolve("3h 5m", "PO number set as the extra line on invoices."),
    ],
  },
  {
    ago: "4d 2h",
    from: "sam",
    channel: "web",
    text: text`
      Where is the refund for the cancelled loft booking BK-29910? Guest is asking, it should have been 180 pounds and I don't see
      it on our side.
    `,
    steps: [cancel("18m", "requester", "Found it, the refund was in last week's list.")],
  },
  {
    ago: "42m",
    from: "anjali",
    channel: "web",
    text: "pls send last invoice, not in my mail",
  },
  {
    ago: "3h 31m",
    from: "anjali",
    channel: "web",
    title: "We never got the training that we paid for",
    text: text`
      In September we paid for two hours of training, it stands on the invoice. Nobody ever called to find a date. We would rather have the training
      than the money, but if it is gone, please refund it.
    `,
  },
];
