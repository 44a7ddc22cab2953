import {
  answer,
  cancel,
  classifyManually,
  confirm,
  declineOffer,
  move,
  note,
  offer,
  reply,
  resolve,
  type Scenario,
  transfer,
} from "../scenario";
import { text } from "../text";

export const ACCOUNT: Scenario[] = [
  {
    ago: "6h 5m",
    from: "olga",
    channel: "web",
    title: "Two colleagues locked out after a password reset",
    text: text`
      Two of my colleagues reset their password this morning, as your mail told us to, and now neither the old nor the new one
      works. "Too many tries, wait 15 minutes", and after 15 minutes the same. They have patients waiting and can't see
      the plan of the day.
    `,
    model: {
      category: ["account", 0.95, "neither the old nor the new one works"],
      priority: ["high", 0.85, "They have patients waiting and can't see the plan of the day"],
      skills: [["passwords", "login"], 0.94, "reset their password this morning"],
      summary: "Two people can't sign in after a password reset: the lock after failed tries starts anew each time.",
      notes: [
        "Saved passwords in the browser keep trying the old one and renew the lock. Ask them to use a private window.",
        "Clearing the failed tries of an account is a button on the person's page.",
      ],
    },
    steps: [
      reply(
        "14m",
        text`
        Dear Olga, I have cleared the locks. Please let both sign in from a private window: their normal browser still sends
        the old password by itself and brings the lock back. After that, delete the saved password there.
      `,
      ),
      answer("32m", "One is in. The other gets the same message also in the private window."),
      note(
        "36m",
        "Second account has its address twice, once with a capital letter, from the import last spring. The reset went to the other one. Merging.",
      ),
    ],
  },
  {
    ago: "52m",
    from: "emma",
    channel: "api",
    title: "Former colleague can still sign in with Google",
    text: text`
      A colleague left us on Friday. His account is disabled in our identity provider, but he can still sign in to Northquay
      with his private Google account, which he once connected himself. He showed me, so no harm meant. We enforce SSO, so
      this should not be possible at all. Please close this path for our workspace today.
    `,
    model: {
      category: ["account", 0.82, "he can still sign in to Northquay with his private Google account"],
      priority: ["high", 0.86, "Please close this path for our workspace today"],
      skills: [["sso", "login", "roles"], 0.91, "We enforce SSO, so this should not be possible at all"],
      summary: "A leaver can still enter through a connected private Google account although SSO is enforced.",
      notes: [
        "End his sessions and remove the connection first; then look at why enforcement did not drop it.",
        '"Enforce SSO" only hides the other buttons: connections made before it stay valid. Known gap.',
        "Not fraud: the requester says no harm was meant.",
      ],
    },
  },
  {
    ago: "1d 3h",
    from: "marta",
    channel: "web",
    title: "Second admin while Karin is on leave",
    text: text`
      Our only admin, Karin, starts her leave tomorrow and forgot to give me the admin role. She can be reached by phone
      only. Could you make me a second admin for the time? My manager can confirm it in writing.
    `,
    steps: [
      reply(
        "30m",
        text`
        Hello Marta, gladly, but only with Karin's own yes: the role opens everybody's data. I have sent a link to her address; one
        click on her phone is enough. A manager's letter can't replace it, I hope you understand.
      `,
      ),
      move("31m", "waiting"),
    ],
  },
  {
    ago: "2d 1h",
    from: "anjali",
    channel: "web",
    text: text`
      नमस्ते, मुझे लॉगिन करने के लिए OTP नहीं मिल रहा है। कल शाम से कई बार कोशिश की, न SMS आया न ईमेल। मेरा नंबर वही है।
      आज की कक्षाओं की सूची देखनी है, कृपया जल्दी मदद करें।
    `,
    model: {
      title: "One-time codes don't arrive since yesterday evening",
      category: ["account", 0.91, "मुझे लॉगिन करने के लिए OTP नहीं मिल रहा है"],
      priority: ["high", 0.68, "कृपया जल्दी मदद करें"],
      skills: [["login"], 0.93, "OTP नहीं मिल रहा है"],
      summary:
        "No one-time codes by SMS or e-mail since yesterday evening; needs today's class list. Written in Hindi.",
      notes: [
        "SMS to Indian numbers need a registered template: look whether last night's change of carrier dropped it.",
        "A recovery link by e-mail gets her in meanwhile, if mail reaches her at all.",
      ],
    },
    steps: [
      reply(
        "20m",
        "नमस्ते अंजलि जी, असुविधा के लिए खेद है। मैंने आपके ईमेल पर एक बार काम करने वाला लिंक भेजा है, उससे आप अभी लॉगिन कर सकती हैं। SMS वाली समस्या हम देख रहे हैं।",
      ),
      answer("1h", "लिंक से लॉगिन हो गया, धन्यवाद। SMS अभी भी नहीं आता।"),
    ],
  },
  {
    ago: "10d 5h",
    from: "dan",
    channel: "web",
    text: text`
      New email address from today, dan@whitakerpianos.example, the old one goes away at the end of the month. How do I change what I
      log in with? The profile page has it greyed out.
    `,
    steps: [
      reply(
        "1h 10m",
        "Hello Dan, it is grey because you signed up with the old address as the owner. I have sent a link to the new one; open it and the sign-in changes over. The old address gets a note about it.",
      ),
      resolve("4h", "Sign-in address changed over by the owner himself."),
      confirm("5h"),
    ],
  },
  {
    ago: "3d 4h",
    from: "yusuf",
    channel: "email",
    title: "SAML: audience does not match",
    text: text`
      We set up SAML with our own identity provider today. After sign-in there, Northquay shows "audience does not match" and
      that's it. This is from the response:

      | <saml:AudienceRestriction>
      |   <saml:Audience>https://northquay.example/saml</saml:Audience>
      | </saml:AudienceRestriction>

      Your metadata file says https://northquay.example/saml/demir-dental, but the guide says to enter it without the name. Which is
      right?
    `,
    model: {
      category: ["account", 0.88, "We set up SAML with our own identity provider today"],
      priority: ["medium", 0.75, "Which is right?"],
      skills: [["sso"], 0.97, "audience does not match"],
      summary: "SAML sign-in fails: guide and metadata name different audiences.",
      notes: ["The metadata file is right. The guide's page for the older endpoint has no name at the end."],
    },
    steps: [
      reply(
        "1h",
        'Hello Yusuf, the metadata file is right: with "/demir-dental" at the end. The page that you followed is for the older endpoint. Could you try it and tell me?',
      ),
      move("1h 1m", "waiting"),
      note("1h 5m", "Guide page for the old endpoint should send people on. Asked the writers."),
    ],
  },
  {
    ago: "5d 1h",
    from: "joao",
    channel: "email",
    text: text`
      One patient asks us under LGPD to erase all her data, in writing. We deleted her in the client list, but her name is still in
      old invoices, in the waiting list and, she says, in a reminder she got yesterday. What do we have to do so that it is
      really gone, and how long does it take? We have fifteen days to answer her.
    `,
    model: {
      title: "Erasing one patient's data for good",
      category: ["account", 0.72, "to erase all her data"],
      priority: ["medium", 0.7, "We have fifteen days to answer her"],
      skills: [["privacy"], 0.97, "asks us under LGPD to erase all her data"],
      summary: "A clinic must erase one patient's data; her name survives in invoices, a waiting list and reminders.",
      notes: [
        "Deleting in the client list only hides. Erasing is a second step: Client, More, Erase.",
        "Invoices have to be kept by law: the name stays there, and the answer to the patient should say so.",
        "A reminder after deletion is a fault of ours: find out which.",
      ],
    },
    steps: [
      reply(
        "4h",
        text`
        Hello João, deleting in the list only hides her. "Erase" on her page removes her from waiting lists, reminders and our search
        within an hour, and from backups within thirty days. Invoices are kept because the law says so; please tell her that.
        The reminder of yesterday should not have gone out, I am finding out why.
      `,
      ),
      offer("5h", "billing", "Her name is on eleven invoices. Can they be issued anew without it?"),
      declineOffer("7h", "ines", "They can't: the law wants the name on them for ten years. João may tell her so."),
      answer("1d 2h", "Erased, thank you. We'll wait for your word about the reminder before we write to her."),
      note(
        "1d 4h",
        "Reminder was queued nine minutes before she was deleted; the queue does not look again before sending. Written up for Priya's list.",
      ),
    ],
  },
  {
    ago: "8h 30m",
    from: "chidi",
    channel: "web",
    phone: "+44 20 7946 0112",
    text: text`
      My phone fell into the harbour, no joke, and with it the authenticator app. I have no recovery codes. I'm the owner of the
      workspace and the only admin. How do I get back in?
    `,
    model: {
      title: "Owner lost the phone with the authenticator, no recovery codes",
      category: ["account", 0.93, "with it the authenticator app"],
      priority: ["high", 0.77, "the only admin"],
      skills: [["login"], 0.9, "How do I get back in?"],
      summary: "Workspace owner lost the second factor and has no recovery codes; nobody else can help inside.",
      notes: [
        "Identity first: call the number on the invoice, not the one in this ticket.",
        "After the check, reset the second factor and watch the first sign-in.",
      ],
    },
    steps: [
      reply(
        "25m",
        "Hi Chidi, sorry about the phone. Because this opens everything, I have to make sure that it is you: I'll call the number that is on your invoices, within the hour or two. Please have the last invoice's amount ready.",
      ),
      move("26m", "waiting"),
      answer("2h", "That's our shop's number, I'm there all day. Thanks."),
      note("6h 10m", "Called the shop, amount and card's last digits were right. Resetting the second factor now."),
    ],
  },
  {
    ago: "7d 2h",
    from: "fatou",
    channel: "web",
    text: text`
      Our receptionists can see all invoices and even what the teachers earn per class. Which role must I give them so that they see
      bookings and clients but no money? "Member" seems to be too much and "Guest" can't book.
    `,
    steps: [
      classifyManually("1h 40m", { category: "account" }),
      transfer("1h 41m", "rafael", "About roles, not about invoices."),
      reply(
        "2h",
        'Hello Fatou, "Member" minus money is what you want: under Roles, copy Member, call it Reception and switch off "Invoices" and "Pay". Shall I do it for you?',
      ),
      answer("1d", "Found it and did it, works. Maybe add this as a ready role, every studio will need it."),
      resolve("1d 1h", 'Own role "Reception" without invoices and pay. Passed on the wish for a ready-made one.'),
    ],
  },
  {
    ago: "12d 3h",
    from: "meiling",
    channel: "web",
    title: "Merge two workspaces",
    text: text`
      We have two workspaces by accident, lantern-rooms and lantern-rooms-2. Clients are in both. Can the second one be merged
      into the first, with bookings and permissions, without anybody being asked to sign up again?
    `,
    steps: [
      classifyManually("4h 50m", { category: "account" }),
      reply(
        "5h",
        "Hello Mei-Ling, yes: people are matched by their address and keep their password, bookings move with them. It takes a few minutes, during which both are read-only. When would suit you?",
      ),
      move("5h 1m", "waiting"),
      answer("1d 2h", "Tomorrow at 6 in the morning, we open at 10."),
      resolve("2d", "Merged: 2,140 clients, 61 of them matched. Second workspace closed."),
    ],
  },
  {
    ago: "9d 6h",
    from: "sam",
    channel: "web",
    text: text`
      Can't log in, password reset mail doesn't come. I wrote the same an hour ago by mail, not sure if you got it.
    `,
    steps: [cancel("12m", "assignee", "The same as the request by mail an hour earlier; answered there.")],
  },
  {
    ago: "2d 20h",
    from: "lucia",
    channel: "email",
    text: text`
      Buenos días, una compañera ya no trabaja con nosotros. Quiero desactivar su cuenta, pero el sistema me dice "tiene reservas
      abiertas" y no me deja. ¿Cómo paso sus reservas a otra persona?
    `,
    model: {
      title: "Deactivate a leaver who still has open bookings",
      category: ["account", 0.87, "Quiero desactivar su cuenta"],
      priority: ["low", 0.66, "ya no trabaja con nosotros"],
      skills: [["roles"], 0.78, "¿Cómo paso sus reservas a otra persona?"],
      summary:
        "Wants to deactivate a former colleague's account; open bookings have to be handed over first. Written in Spanish.",
      notes: ['People, her page, "Hand over bookings": all at once or one by one.'],
    },
  },
  {
    ago: "14h 25m",
    from: "dan",
    channel: "web",
    text: "account problem, please call me",
    steps: [
      classifyManually("9h", { category: "account", priority: "low" }),
      reply(
        "9h 2m",
        "Hello Dan, happy to help. In a word or two, what is the matter: signing in, the bill, something else? Then the right person calls you.",
      ),
      move("9h 3m", "waiting"),
    ],
  },
];
