import { answer, confirm, hand, move, note, reply, resolve, type Script, sort } from "../script";
import { text } from "../text";

/** Things that don't work: widget, sync, search, apps, imports and exports. */
export const TECHNICAL: Script[] = [
  {
    ago: "3h 12m",
    from: "meiling",
    channel: "web",
    title: "Booking widget is a blank box since this morning",
    text: text`
      Our booking widget renders as an empty white box on every page since about nine this morning. We changed nothing
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
        "The embedded booking widget shows nothing since the morning; a script error names missing slots. All booking is down for this customer.",
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
      sort("50m", { priority: "high" }),
    ],
  },
  {
    ago: "1d 5h",
    from: "yusuf",
    channel: "email",
    title: "Bridge container restarts every 30 seconds",
    text: text`
      Hi, since we moved the Bridge to the new host it never stays up. Docker says "Restarting (1) 12 seconds ago", over
      and over. Calendar data in our practice software is now a day old. Log of one round:

      | 05:58:02.114Z  INFO bridge 3.8.1 starting, workspace=demir-dental
      | 05:58:02.391Z  INFO config: source=postgres host=10.20.0.14:5432 db=praxis sslmode=verify-full
      | 05:58:02.392Z  INFO config: pool.max=10 poll=15s schema=public
      | 05:58:02.655Z  INFO dns: 10.20.0.14 is literal, no lookup
      | 05:58:03.001Z  INFO cloud: connected to eu-2, session 7c0e
      | 05:58:03.014Z  INFO source: connecting (try 1 of 5)
      | 05:58:03.120Z  WARN source: connection refused by peer: self-signed certificate in certificate chain
      | 05:58:05.133Z  INFO source: connecting (try 2 of 5)
      | 05:58:05.240Z  WARN source: connection refused by peer: self-signed certificate in certificate chain
      | 05:58:09.251Z  INFO source: connecting (try 3 of 5)
      | 05:58:09.362Z  WARN source: connection refused by peer: self-signed certificate in certificate chain
      | 05:58:17.370Z  INFO source: connecting (try 4 of 5)
      | 05:58:17.478Z  WARN source: connection refused by peer: self-signed certificate in certificate chain
      | 05:58:33.490Z  INFO source: connecting (try 5 of 5)
      | 05:58:33.601Z  WARN source: connection refused by peer: self-signed certificate in certificate chain
      | 05:58:33.602Z ERROR source: giving up after 5 tries
      | 05:58:33.602Z ERROR fatal: no source, nothing to sync
      | 05:58:33.610Z  INFO bye

      Postgres 15 itself is fine, psql from the same host connects. The old host ran 3.6.0 with the same settings.
    `,
    model: {
      category: ["technical", 0.98, "it never stays up"],
      priority: ["high", 0.78, "Calendar data in our practice software is now a day old"],
      skills: [
        ["docker", "postgres"],
        0.94,
        'Docker says "Restarting (1) 12 seconds ago"',
        "Postgres 15 itself is fine",
      ],
      summary:
        "The Bridge container exits after five failed TLS connections to the customer's Postgres: self-signed certificate under sslmode=verify-full, after a move from 3.6.0 to 3.8.1.",
      notes: [
        "3.7 changed the default from sslmode=require to verify-full, so the same settings now check the chain.",
        'psql works because it falls back to `prefer`: ask for `psql "sslmode=verify-full"` to make sure.',
        "Way out: mount their CA and set SOURCE_CA, or set sslmode=require while they sort out the certificate.",
      ],
    },
    steps: [
      reply(
        "26m",
        text`
        Hello Yusuf, your log says it all, thank you. Since 3.7 the Bridge checks the certificate chain by default
        (sslmode=verify-full); 3.6 did not. Your server's certificate is signed by yourselves, so the Bridge refuses it.

        Best: mount the CA's certificate into the container and name it:

        | docker run … -v /etc/praxis/ca.pem:/ca.pem:ro -e SOURCE_CA=/ca.pem northquay/bridge:3.8.1

        If you need it up at once, SOURCE_SSLMODE=require brings the old behaviour back.
      `,
      ),
      answer(
        "4h 30m",
        text`
        With require it runs, thanks!! Will do the CA properly when our admin is back on Monday, can you keep this open
        until then?
      `,
      ),
      move("4h 40m", "waiting"),
    ],
  },
  {
    ago: "9h 20m",
    from: "emma",
    channel: "api",
    title: "Webhooks stopped after the certificate renewal",
    text: text`
      We renewed the TLS certificate of hooks.fjallrent.example last night, and since 01:40 UTC not one webhook has
      arrived. Your delivery page shows "tls: unknown issuer" for each of them. Browsers and curl accept the certificate.
      About 600 deliveries are queued by now. Will they be sent again when this is solved, or do we lose them after a day?
    `,
    steps: [
      reply(
        "35m",
        text`
        Hi Emma, nothing is lost: deliveries are tried for three days, in order. Your server sends its own certificate but
        not the intermediate one. Browsers fetch that by themselves, our sender does not. If your web server has a
        setting for the "full chain" file, use that one instead of the plain certificate.
      `,
      ),
      answer(
        "2h 5m",
        "Full chain is in since 06:10 and I see the first ones arriving. I'll watch until the queue is empty.",
      ),
      note(
        "2h 20m",
        "Queue for this endpoint: 611 at 06:10, 402 now. Should be through in an hour. Resolve when empty.",
      ),
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
    ago: "6d 4h",
    from: "chidi",
    channel: "api",
    title: "API answers 429 well below our limit",
    text: text`
      Your docs say 120 requests a minute on our plan. We get 429 after about 40, and the header says remaining: 0. This is
      the loop, one request at a time, nothing in parallel:

      | for (const bike of fleet) {
      |   const res = await fetch(\`\${API}/resources/\${bike.id}/availability\`, { headers });
      |   if (res.status === 429) throw new Error(res.headers.get("ratelimit-remaining"));
      | }

      fleet has 86 entries, so we never finish one round. It worked until last Friday.
    `,
    model: {
      category: ["technical", 0.9, "We get 429 after about 40"],
      priority: ["medium", 0.66, "we never finish one round"],
      skills: [["api", "javascript"], 0.86, "Your docs say 120 requests a minute on our plan"],
      summary:
        "The API limits this customer at about 40 requests a minute where 120 are documented; began last Friday.",
      notes: [
        "Availability calls count three each since Friday's change of weights: 40 × 3 = 120.",
        "One call can ask for up to 50 resources: /availability?resources=….",
      ],
    },
    steps: [
      reply(
        "22m",
        text`
        Hi Chidi, since Friday an availability call counts as three, because it reads three calendars. That was in the
        changelog but not in the page about limits, which is our mistake. You can ask for up to 50 bikes at once:

        | GET /availability?resources=id1,id2,…

        Two calls would do for your whole fleet.
      `,
      ),
      answer("5h", "Two calls instead of 86, fair enough, it is also much faster. Please do fix the docs page."),
      resolve("6h", "Page about limits now lists the weights. The customer moved to the batch call."),
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
    ago: "8d 5h",
    from: "emma",
    channel: "api",
    title: "Helm chart 3.8.1 pulls an image that does not exist",
    text: text`
      Chart northquay/bridge 3.8.1 sets image.tag to "3.8.1-alpine", but the registry only has "3.8.1". Pods stay in
      ImagePullBackOff:

      | Failed to pull image "northquay/bridge:3.8.1-alpine": manifest unknown

      We override the tag in values.yaml for now, so no hurry on our side. Everybody else on Kubernetes will hit it though.
    `,
    model: {
      category: ["technical", 0.97, "Pods stay in ImagePullBackOff"],
      priority: ["medium", 0.7, "no hurry on our side"],
      skills: [["kubernetes", "docker"], 0.95, "Failed to pull image", "Everybody else on Kubernetes will hit it"],
      summary: "The Bridge's Helm chart names an image tag that was never published. The customer has a workaround.",
      notes: ["Publish the missing tag first, it helps everybody at once; then correct the chart."],
    },
    steps: [
      reply(
        "1h",
        "Hi Emma, quite right, and thank you for thinking of the others. The missing tag is published now; chart 3.8.2 with the right name follows today.",
      ),
      resolve("9h", "Tag 3.8.1-alpine published, chart 3.8.2 released with the right tag."),
      confirm("9h 40m"),
    ],
  },
  {
    ago: "1d 11h",
    from: "meiling",
    channel: "web",
    text: text`
      Is there a GraphQL endpoint, or is one planned? We build our own front end and would like to fetch rooms, prices and
      free slots in one go instead of four calls. If not, which of the REST calls may be cached and for how long?
    `,
    model: {
      title: "GraphQL endpoint, and caching of REST calls",
      category: ["technical", 0.58, "which of the REST calls may be cached and for how long"],
      priority: ["low", 0.82, "or is one planned"],
      skills: [["api"], 0.88, "Is there a GraphQL endpoint"],
      summary: "Asks for GraphQL, or else for caching rules of the REST API.",
      notes: ["No GraphQL is planned. Prices may be cached for an hour, free slots not at all."],
      proposes: ["graphql"],
    },
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
    ago: "1d 9h",
    from: "joao",
    channel: "email",
    text: text`
      Bom dia. Os lembretes de consulta que o sistema envia estão caindo na caixa de spam dos pacientes, principalmente no
      Gmail. Isso começou na semana passada, quando passamos a usar o nosso próprio domínio como remetente. Ontem seis
      pacientes faltaram. Precisamos mudar algo no DNS?
    `,
    model: {
      title: "Reminders land in spam since the switch to an own sender domain",
      category: ["technical", 0.89, "estão caindo na caixa de spam dos pacientes"],
      priority: ["high", 0.76, "Ontem seis pacientes faltaram"],
      skills: [
        ["email-delivery", "networking"],
        0.87,
        "passamos a usar o nosso próprio domínio como remetente",
        "Precisamos mudar algo no DNS?",
      ],
      summary:
        "Appointment reminders go to spam since the clinic sends from its own domain; probably SPF or DKIM are missing. Written in Portuguese.",
      notes: [
        "Look up SPF, DKIM and DMARC of valeverde.example before asking anything.",
        "Until it is set, sending from our domain again is one switch in the workspace.",
      ],
    },
    steps: [
      reply(
        "55m",
        text`
        Bom dia João. Sim, faltam dois registros no DNS: o SPF não menciona o nosso servidor e não há chave DKIM. Os valores
        exatos estão em Configurações → E-mail → Domínio. Enquanto isso, voltei o remetente para o nosso domínio, para que os
        lembretes de hoje cheguem.
      `,
      ),
      answer("5h 10m", "Muito obrigado! Pedi ao nosso provedor, ele diz que faz até amanhã. Aviso aqui."),
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
    ago: "15h 40m",
    from: "meiling",
    channel: "web",
    text: text`
      The types of @northquay/react 6.2.0 don't match what it does. useSlots says data is Slot[], but it is undefined while
      loading, so this compiles and crashes:

      | const { data } = useSlots({ room });
      | return <p>{data.length} free</p>;

      Should be Slot[] | undefined. We have strict on. It costs us a crash per visitor with a slow line, please have a look.
    `,
  },
  {
    ago: "7h 5m",
    from: "sam",
    channel: "web",
    title: "Payment page spins forever after 3-D Secure",
    priority: "high",
    text: text`
      Guests confirm the payment in their banking app, come back to our payment page, and then it spins and spins. The
      money is taken and Stripe shows it as succeeded, but the booking stays "waiting for payment" and is released after
      fifteen minutes. Five guests since this morning, I had to rebook each by hand.
    `,
    model: {
      category: ["technical", 0.84, "it spins and spins"],
      priority: ["critical", 0.72, "The money is taken"],
      skills: [
        ["payments", "stripe", "webhooks"],
        0.9,
        'Stripe shows it as succeeded, but the booking stays "waiting for payment"',
      ],
      summary:
        "After 3-D Secure the payment page never comes back; payments succeed at Stripe while bookings expire unpaid. Five cases today.",
      notes: [
        "Paid at Stripe and unpaid here points at the payment_intent.succeeded webhook: look at its deliveries for this workspace.",
        "Hold expiry for this workspace before anything else, so that no more paid bookings are released.",
      ],
    },
    steps: [
      reply(
        "11m",
        text`
        Hello Sam, I have switched off the fifteen-minute release for your workspace, so no paid booking will be lost while I
        look. Could you give me the five booking numbers? I will put their payments where they belong.
      `,
      ),
      answer("31m", "BK-31007, 31009, 31012, 31013 and 31020. Thank you for the quick reaction."),
      note(
        "1h 40m",
        "All five webhooks arrived and were answered 401: the signing secret was rotated at Stripe on Thursday, ours is the old one. Asked Sam's colleague for the new one by the secure form, not here.",
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
        "Hello Chidi, this is on our side: one of our two regions stopped answering at 10:02. We are moving everybody to the other one right now. I write again in ten minutes at the latest.",
      ),
      sort("5m", { skills: ["performance", "networking"] }),
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
  {
    ago: "13d 8h",
    from: "yusuf",
    channel: "email",
    title: "Can the Bridge read from a replica?",
    text: text`
      Our database people don't want the Bridge to query the primary Postgres every 15 seconds. May it read from a hot standby
      instead, and does it cope with replication lag of up to a minute? The docs only mention "a Postgres server".
    `,
    steps: [
      reply(
        "5h",
        text`
        Hello Yusuf, yes: the Bridge only reads, and it remembers the last row it saw by its change number, not by the clock.
        On a replica that is a minute behind, your calendar is a minute behind, and nothing is lost. Please set
        SOURCE_POLL=60s, asking more often would be for nothing.
      `,
      ),
      resolve("1d", "Reading from a standby is fine; poll interval set to the lag."),
    ],
  },
  {
    ago: "5d 2h",
    from: "meiling",
    channel: "web",
    text: text`
      We want to switch on a Content-Security-Policy. Which hosts does the widget need? With script-src and connect-src set to
      your cdn it loads but then shows no prices, and the console reports a blocked frame.
    `,
    steps: [
      reply(
        "1h 30m",
        text`
        Hello Mei-Ling, prices come in a frame from the payment host. The whole list:

        | script-src  https://cdn.northquay.example
        | connect-src https://api.northquay.example
        | frame-src   https://pay.northquay.example
      `,
      ),
      resolve("1h 35m", "Listed the three hosts that a policy must allow."),
      answer("1d 6h", "Nearly. Images of rooms are blocked now, from img.northquay.example."),
      reply("1d 7h", "Quite right, I forgot img-src for that host. The guide has all four now, with this example."),
      resolve("1d 7h 5m", "Policy with script-src, connect-src, frame-src and img-src works; guide corrected."),
      confirm("1d 9h"),
    ],
  },
  {
    ago: "16h 50m",
    from: "emma",
    channel: "api",
    title: "Attachments vanish from confirmations",
    gaveUp: true,
    text: text`
      Confirmation mails should carry our rental terms as a PDF. Since the weekend some go out without it, maybe one in ten.
      No pattern that I can see: same template, same language. I can send message ids.
    `,
    steps: [
      sort("2h 45m", { category: "technical", skills: ["email-delivery"] }, "helen"),
      hand("2h 50m", "samir", "Nobody had read this one: the pipeline gave up. Looks like mail to me.", "helen"),
      reply("3h 30m", "Hello Emma, message ids would help a lot: three with the PDF and three without."),
      move("3h 31m", "waiting"),
    ],
  },
];
