import {
  answer,
  classifyManually,
  confirm,
  move,
  note,
  offer,
  reply,
  resolve,
  review,
  type Scenario,
  transfer,
} from "../scenario";
import { text } from "../text";

export const DEVELOPERS: Scenario[] = [
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
      We renewed the TLS certificate of hooks.fjallrent.example last night, and since then not one webhook has
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
      answer("2h 5m", "Full chain is in and I see the first ones arriving. I'll watch until the queue is empty."),
      note(
        "2h 20m",
        "Queue for this endpoint: 611 when it began to move, 402 now. Should be through in an hour. Resolve when empty.",
      ),
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
    steps: [review("3h", "samir", "accept")],
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
      fifteen minutes. Five guests so far today, I had to rebook each by hand.
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
      offer(
        "6h 40m",
        "billing",
        "The new secret is in and payments come through. What is left are the five guests who paid twice by now.",
      ),
    ],
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
      classifyManually("1h 20m", { category: "technical" }),
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
      classifyManually("2h 45m", { category: "technical", skills: ["email-delivery"] }, "helen"),
      transfer(
        "2h 50m",
        "priya",
        "The pipeline gave up on this one, so nobody had read it. You know the confirmations best.",
        "helen",
      ),
      reply("3h 30m", "Hello Emma, message ids would help a lot: three with the PDF and three without."),
      move("3h 31m", "waiting"),
    ],
  },
];
