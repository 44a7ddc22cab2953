import { answer, classifyManually, confirm, move, note, reply, resolve, type Scenario, transfer } from "../scenario";
import { text } from "../text";

export const TECHNICAL: Scenario[] = [
  {
    ago: "3h 12m",
    from: "meiling",
    channel: "web",
    title: "Booking widget is only a blank box",
    text: text`
      Our booking widget renders as an empty white box on every page since about an hour. We changed nothing
      on our side, the last deploy was on Tuesday. Chrome, Firefox and Safari are all the same, so it is not a cache.

      This is what the console says:

      | Uncaught TypeError: Cannot read properties of undefined (reading 'slots')
      |     at mountCalendar (widget.4f1c.js:2:81733)
      |     at async Widget.render (widget.4f1c.js:2:90211)

      And this is how we embed it, straight from your guide:

      | <script src="https://cdn.northquay.example/widget.js" async></script>
      | <northquay-widget workspace="lantern-rooms" view="week"></northquay-widget>

      Nobody can book at the moment. We sell about forty rooms on a normal day.
    `,
    model: {
      category: ["technical", 0.97, "renders as an empty white box on every page"],
      priority: ["critical", 0.9, "Nobody can book at the moment"],
      skills: [
        ["javascript", "react"],
        0.83,
        "Uncaught TypeError: Cannot read properties of undefined (reading 'slots')",
      ],
      summary:
        "The embedded booking widget shows nothing; a script error names missing slots. All booking is down for this customer.",
      notes: [
        'The error reads `slots` of something undefined: look at what the availability call answers for view="week".',
        "Ask for the workspace's widget version: widget.4f1c.js is from today's release.",
        "Pinning the widget to the release before is a stopgap that needs nothing from the customer.",
      ],
    },
    steps: [
      reply(
        "7m",
        text`
        Hello Mei-Ling, I can see the same empty box on your page. I have pinned your workspace to yesterday's widget,
        so please reload once: bookings should work again within a minute. I stay on the cause and will write when I
        know it.

        Linh
      `,
      ),
      answer(
        "15m",
        "Reloaded, we are back. Two bookings already. Thank you for being so quick, please do tell me what it was.",
      ),
      note(
        "48m",
        text`
        Today's release expects \`week.slots\` from the availability call. Workspaces without opening hours on Sundays get
        no \`slots\` for that day. Fix is in review; pin stays until it is out. @Samir is anybody else on the week view?
      `,
      ),
      classifyManually("50m", { priority: "high" }),
    ],
  },
  {
    ago: "2d 2h",
    from: "marta",
    channel: "web",
    text: text`
      The CSV export of our bookings ends at exactly 10,000 rows. There is no error, the file just stops in the middle of
      a week and looks complete. I only noticed because the totals were off by a third. Is there a limit? If so it
      should say so on the page, because this went into a report for our auditor.
    `,
    steps: [
      reply(
        "1h 10m",
        text`
        Hello Marta, you found a real fault, and I am sorry that it went into a report. Exports from the page stop at
        10,000 rows and should say so. Until that is fixed, two ways to get everything: export quarter by quarter, or let me
        make the whole file for you. For the second I need the period. Which dates shall it cover?
      `,
      ),
      move("1h 12m", "waiting"),
      note(
        "1h 15m",
        "Told the export people: the row limit has to show as a warning, and in the file name. They agree that silence is the bug.",
      ),
    ],
  },
  {
    ago: "4d 6h",
    from: "jonas",
    channel: "email",
    text: text`
      Guten Tag,

      die Kundensuche findet seit letzter Woche keine Namen mit Umlaut mehr. "Müller" ergibt null Treffer, "Muller" findet
      Herrn Müller sofort. Bei "Jäger", "Böhm" und "Groß" ist es genauso. Am Telefon müssen wir die Leute jetzt nach ihrer
      Kundennummer fragen, das ist unangenehm.

      Mit freundlichen Grüßen
      Jonas Feld
    `,
    model: {
      title: "Customer search finds no names with umlauts",
      category: ["technical", 0.93, "die Kundensuche findet seit letzter Woche keine Namen mit Umlaut mehr"],
      priority: ["medium", 0.71, "Am Telefon müssen wir die Leute jetzt nach ihrer Kundennummer fragen"],
      skills: [["search"], 0.96, '"Müller" ergibt null Treffer'],
      summary:
        "Since last week the customer search finds names with umlauts or ß only in their plain spelling. Written in German.",
      notes: [
        "The index folds accents since last week; the query side seems not to.",
        "Try ß as well: it folds to two letters, which is easily forgotten.",
      ],
    },
    steps: [
      reply(
        "2h",
        text`
        Guten Tag Herr Feld, vielen Dank für die genaue Beschreibung. Ich konnte es nachstellen: Der Index kennt die
        Namen ohne Umlaut, die Suchanfrage behält ihn. Wir korrigieren das heute.

        Priya Nair
      `,
      ),
      resolve("1d 3h", "Suche nach Namen mit Umlauten und ß liefert wieder Treffer, in beiden Schreibweisen."),
    ],
  },
  {
    ago: "20d 3h",
    from: "olga",
    channel: "email",
    text: text`
      Dear support, when a patient from Lisbon books online with us (we are in Kyiv), the booking comes into our calendar
      two hours early. In your own calendar it is right. It is only the synced one, the .ics feed, that is wrong. We had
      three people in front of a locked door this week.
    `,
    model: {
      title: "Calendar feed shows bookings from another time zone two hours early",
      category: ["technical", 0.92, "the booking comes into our calendar two hours early"],
      priority: ["high", 0.74, "We had three people in front of a locked door this week"],
      skills: [["calendar-sync"], 0.95, "It is only the synced one, the .ics feed, that is wrong"],
      summary:
        "Bookings made from another time zone appear shifted in the .ics feed, though right in the product's own calendar.",
      notes: ["The feed may carry the visitor's zone instead of the workspace's: look at DTSTART of one such booking."],
    },
    steps: [
      reply(
        "50m",
        "Dear Olga, I am sorry for the locked door. Could you send me the number of one booking that came out wrong?",
      ),
      move("51m", "waiting"),
      answer("3h", "Yes: BK-20881. It was at 11:00 and showed as 09:00."),
      reply(
        "1d 1h",
        text`
        Thank you, that made it easy. The feed wrote the visitor's time zone next to our own time. It is corrected;
        calendars that subscribe to the feed will show the right hour at their next refresh, within a day at most.
      `,
      ),
      resolve(
        "1d 1h 5m",
        "The .ics feed named the visitor's time zone with the workspace's hour. Corrected for all workspaces.",
      ),
      confirm("2d 4h"),
    ],
  },
  {
    ago: "2d 6h",
    from: "anjali",
    channel: "web",
    text: text`
      app crashs on my samsung everytime i open a booking from notifcation. if i open app first and then the booking it is
      ok. andriod 15, app is latest. reinstaled 2 times already. my teachers have same prblem, all samsung, on iphone no
      problem
    `,
    steps: [
      note(
        "40m",
        "Only from a cold start by the notification, by the sound of it. Trying on a Galaxy from the drawer tonight.",
      ),
    ],
  },
  {
    ago: "5h 15m",
    from: "dan",
    channel: "web",
    text: "its not working again",
    steps: [
      reply(
        "25m",
        text`
        Hello Dan, sorry to hear it. What were you doing, and what did you see: a message, a blank page, the wrong thing?
        If you can, tell me the address in the browser's bar as well. I will look at once.
      `,
      ),
      move("26m", "waiting"),
    ],
  },
  {
    ago: "12d 7h",
    from: "marta",
    channel: "web",
    title: "Reports take a minute to open on Monday mornings",
    text: text`
      On Monday mornings, between eight and nine or so, the revenue report takes a minute or more to open. At other times it
      is there in two seconds. We are eight people who open it for the weekly call, so it may well be us. Could it be
      prepared beforehand?
    `,
    steps: [
      classifyManually("2h 10m", { category: "technical", skills: ["performance"] }),
      transfer("2h 12m", "kwame", "Slow reports: yours rather than mine.", "samir"),
      reply(
        "2h 30m",
        text`
        Hello Marta, it isn't you: the weekly digest of all workspaces is computed at the same hour. I have moved yours to
        a quieter time for now, and the report will be prepared before eight. Would you tell me next Monday how it went?
      `,
      ),
      move("2h 31m", "waiting"),
      answer("2d 22h", "It opened in three seconds this Monday, for everybody. Thank you!"),
      resolve("2d 23h", "Weekly digest moved away from the morning; report is prepared at 07:30."),
      confirm("3d 1h"),
    ],
  },
  {
    ago: "3d 1h",
    from: "lucia",
    channel: "email",
    text: text`
      Hola, estamos importando nuestra lista de clientes (unos 4.000) desde un archivo CSV y siempre se detiene en la fila
      812 con el mensaje "línea no válida". Hemos mirado esa fila y nos parece igual que las demás. ¿Nos pueden ayudar?
      Queremos empezar a usar el sistema el lunes.

      Gracias, Lucía
    `,
    model: {
      title: "Import of customers stops at row 812",
      category: ["technical", 0.94, "siempre se detiene en la fila 812"],
      priority: ["high", 0.63, "Queremos empezar a usar el sistema el lunes"],
      skills: [["data-import"], 0.93, "estamos importando nuestra lista de clientes"],
      summary:
        "A CSV import of 4,000 customers stops at row 812 as invalid. They want to go live on Monday. Written in Spanish.",
      notes: [
        'Most often a quote inside a name: "Peluquería ""Lola""" without doubling.',
        "The row number counts from the header: look at 811 and 813 as well.",
      ],
    },
    steps: [
      reply(
        "1h 20m",
        text`
        Hola Lucía: casi siempre es una comilla suelta en la fila anterior. ¿Me podría enviar las filas 810 a 814, sin datos
        de contacto si lo prefiere? Con eso lo arreglamos hoy.
      `,
      ),
      move("1h 21m", "waiting"),
      answer(
        "22h",
        text`
        | 810;Ana Ruiz;;
        | 811;Bar "El Faro;;
        | 812;Marcos Gil;;

        ¡Ya lo veo! En la 811 falta una comilla. Lo corrijo y vuelvo a probar esta tarde.
      `,
      ),
    ],
  },
  {
    ago: "7d 3h",
    from: "fatou",
    channel: "web",
    text: text`
      Every push notification comes twice on my iPhone since I got the new one. I restored it from the old phone, and the
      old one is switched off in a drawer. Same on my colleague's, who did the same.
    `,
    model: {
      title: "Push notifications arrive twice after a phone was restored",
      category: ["technical", 0.91, "Every push notification comes twice on my iPhone"],
      priority: ["low", 0.77, "comes twice"],
      skills: [["mobile"], 0.95, "on my iPhone since I got the new one"],
      summary: "Double push notifications on iPhones that were restored from a backup.",
      notes: ["A restored app keeps the old registration and adds one: signing out and in drops both."],
    },
    steps: [
      reply(
        "3h",
        "Hello Fatou, a restored phone keeps the old phone's registration and makes a second one. Please sign out in the app and in again, that clears both. Does it come once now?",
      ),
      move("3h 1m", "waiting"),
      answer("1d 4h", "Once! On both phones."),
      resolve(
        "1d 5h",
        "Signing out and in removed the registration that came with the backup. The app will do so by itself from 5.14 on.",
      ),
    ],
  },
  {
    ago: "10d 2h",
    from: "chidi",
    channel: "web",
    title: "EVERYTHING DOWN???",
    text: text`
      Nothing loads for us. Dashboard, widget, app, all error 503. Tried three networks. We have a shop full of customers and
      can't check out a single bike. HELP
    `,
    steps: [
      reply(
        "4m",
        "Hello Chidi, this is on our side: one of our two regions stopped answering a few minutes ago. We are moving everybody to the other one right now. I write again in ten minutes at the latest.",
      ),
      classifyManually("5m", { skills: ["performance", "networking"] }),
      reply("13m", "You should be back. Could you check the dashboard and one bike?"),
      answer("19m", "Back. Phew. All works."),
      resolve(
        "2h 10m",
        "Region eu-1 lost its database for 14 minutes; traffic went to eu-2. What happened and what we change: northquay.example/status.",
      ),
    ],
  },
  {
    ago: "1d 2h",
    from: "olga",
    channel: "web",
    text: text`
      Our wall display shows the calendar feed. Since yesterday cancelled appointments stay in it, greyed out in your calendar
      but fully visible on the wall, so therapists walk to empty rooms. Not urgent, but annoying for all.
    `,
  },
];
