import {
  answer,
  cancel,
  classifyManually,
  confirm,
  move,
  reply,
  resolve,
  review,
  type Scenario,
  transfer,
} from "../scenario";
import { text } from "../text";

export const GENERAL: Scenario[] = [
  {
    ago: "1d 1h",
    from: "olga",
    channel: "web",
    text: text`
      One of our new colleagues is blind and uses a screen reader. Is there documentation about accessibility, which keys work where, and
      whether the day plan can be used without a mouse? She starts in two weeks and I would like to prepare.
    `,
    model: {
      title: "Using the day plan with a screen reader",
      category: ["general", 0.84, "Is there documentation about accessibility"],
      priority: ["low", 0.7, "She starts in two weeks"],
      summary: "Asks for documentation on screen readers and keys before a blind colleague starts.",
      notes: [
        "There is a page on keys, but none on screen readers. The day plan has a list view, which reads far better than the grid.",
      ],
    },
  },
  {
    ago: "8d 4h",
    from: "anjali",
    channel: "web",
    text: text`
      feature request: waiting list when class is full. now i write names on paper and call people when someone cancels. would be great if
      system tells next person by itself
    `,
    steps: [
      reply(
        "3h",
        'Hello Anjali, it is there, only well hidden: open the class, More, "Waiting list". When a place gets free the first on it has an hour to take it, then the next one is asked. Tell me if you would like it for all classes at once.',
      ),
      answer("1d", "wow ok!! yes for all classes please"),
      resolve("1d 2h", "Waiting list switched on for all classes of the studio."),
      confirm("2d"),
    ],
  },
  {
    ago: "18h 40m",
    from: "sam",
    channel: "web",
    title: "Support hours over the holidays",
    text: text`
      What are your opening hours over the holidays? Our lofts are fully booked then, and I would like to know when somebody answers and
      whom to call at night.
    `,
    steps: [
      reply(
        "1h 20m",
        'Hello Sam, every day from 8 to 18 UTC, holidays too. At night, tickets marked as critical wake somebody; there is no phone line. I have put the days into a calendar you can subscribe to: Help, "Our hours".',
      ),
      resolve("2h", "Every day 8 to 18 UTC, holidays included; critical tickets also at night."),
    ],
  },
  {
    ago: "15d 6h",
    from: "dan",
    channel: "email",
    text: text`
      Just wanted to say thanks. Linh sat with me for an hour on the phone last week and now the whole thing runs and I even understand it. My
      wife says I should send flowers. Consider this the flowers.
    `,
    steps: [
      classifyManually("2h 28m", { category: "general", priority: "low" }),
      reply(
        "2h 30m",
        "Dear Dan, the flowers have arrived, they are on Linh's desk, as it were. Thank you for taking the time!",
      ),
      resolve("2h 31m", "A kind word, passed on to Linh."),
    ],
  },
  {
    ago: "3d 6h",
    from: "marta",
    channel: "web",
    title: "Training for four new people at reception",
    text: text`
      Four new colleagues start at our reception on the first of next month. Is there a training, live if possible, and what does it cost? We
      could do two mornings. They will need bookings, refunds and the day plan, nothing else.
    `,
    steps: [
      reply(
        "5h",
        "Hello Marta, there is: two hours by video, in a workspace of their own to play in, and it is free for up to five people. I have Tuesday or Thursday morning of the week before. Which suits you?",
      ),
      move("5h 1m", "waiting"),
      answer("1d 4h", "Thursday at nine, please. I'll send the four addresses by then."),
      classifyManually("1d 5h", { category: "general", priority: "low" }),
    ],
  },
  {
    ago: "7d 5h",
    from: "yusuf",
    channel: "email",
    text: text`
      Hello IT, the printer on the second floor is out of toner again. Could somebody bring one up before the ten o'clock patients? Thanks!
    `,
    steps: [cancel("9m", "requester", "Sorry, that was for our own IT. Wrong address!")],
  },
  {
    ago: "5d 5h",
    from: "fatou",
    channel: "web",
    text: text`
      Is a translation into Wolof or at least Arabic planned for the booking page? I could help with French to Wolof, a few evenings. Our guests
      manage with French, but their parents don't.
    `,
    model: {
      title: "Booking page in Wolof or Arabic",
      category: ["general", 0.89, "Is a translation into Wolof or at least Arabic planned for the booking page?"],
      priority: ["low", 0.84, "I could help"],
      summary: "Asks for the booking page in Wolof or Arabic and offers to translate.",
      notes: [
        'Arabic is in beta and needs no code: Settings, Languages, "Show unfinished ones".',
        "Own translations can be uploaded as a table; nobody has done Wolof yet.",
      ],
    },
    steps: [
      reply(
        "6h",
        "Hello Fatou, Arabic is nearly finished, and you can switch it on today under Settings, Languages. For Wolof there is nothing yet. If your offer stands: I attach the 340 phrases of the booking page, the first 40 are the ones that guests see.",
      ),
      answer("2d", "Arabic is on and my aunt approves. I'll do the 40 this weekend."),
      resolve(
        "2d 1h",
        "Arabic switched on; phrases for Wolof are with the requester, who will send them in a new ticket.",
      ),
    ],
  },
  {
    ago: "4h 20m",
    from: "lucia",
    channel: "web",
    text: text`
      Hello, we are moving to other rooms and there will be two of us instead of one, and I think that some prices too. Also the page in the web
      shows still the old photo. My cousin who did all this is in Chile now. Can someone look at it with me?
    `,
    model: {
      title: "Moving to other rooms: address, people, prices and photo",
      category: ["general", 0.51, "Can someone look at it with me?"],
      priority: ["medium", 0.55, "we are moving to other rooms"],
      summary:
        "A studio moves and grows and wants somebody to go through settings, prices and its public page together.",
      notes: [
        "Several small things at once: a call of twenty minutes will be faster than a ticket for each.",
        '"Two of us" means a second seat: say what it costs before adding it.',
      ],
    },
    steps: [review("50m", "ines", "skip")],
  },
  {
    ago: "11d 6h",
    from: "joao",
    channel: "email",
    gaveUp: true,
    text: text`
      Bom dia, gostaríamos de participar do programa de parceiros para clínicas. A quem devo escrever, e há material em português?
    `,
    steps: [
      classifyManually("3h", { category: "general", priority: "low" }),
      reply(
        "3h 10m",
        "Bom dia João, sim: parceiros escrevem para a nossa colega Helen. Passei o seu contato e envio em anexo a apresentação em português.",
      ),
      resolve("3h 12m", "Interesse em parceria passado à Helen; apresentação em português enviada."),
    ],
  },
  {
    ago: "2d 3h",
    from: "jonas",
    channel: "web",
    title: "New opening hours from next month",
    text: text`
      From next month we cook on Sundays too and close on Tuesdays. Where do I change the opening hours, and what becomes of the courses that are
      already booked on Tuesdays? I don't want anybody to be cancelled by a machine.
    `,
    steps: [
      reply(
        "4h",
        "Hello Jonas, under Settings, Hours, with a date from which they count. Courses that are booked stay as they are and get a yellow mark, nobody is told anything until you decide. There are eleven on Tuesdays; I can move them together with you if you like.",
      ),
      answer("1d 2h", "Yes please. Friday afternoon?"),
      transfer(
        "1d 3h",
        "priya",
        "Jonas would like to move eleven booked courses together on Friday afternoon. You know the calendar better than I do.",
      ),
    ],
  },
  {
    ago: "25m",
    from: "emma",
    channel: "web",
    text: text`
      Two questions before our audit: in which country is our data stored, and is there a document about your backups that I may pass on? A link
      would do.
    `,
  },
];
