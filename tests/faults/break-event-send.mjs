// Loaded before the app: makes a share of event sends fail. Half of the failed ones arrive and only lose their response.
const rate = Number(process.env.FAULTS_EVENT_RATE ?? 0);
let state = Number(process.env.FAULTS_EVENT_SEED ?? 1) >>> 0;
const random = () => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 4_294_967_296;
};

let engine;
Object.defineProperty(globalThis, "__signalboxEmbeddedFetch", {
  get: () => engine,
  set(fetch) {
    engine = async (input, init) => {
      const isEvent = /\/e\/[^/]+$/.test(new URL(typeof input === "string" ? input : (input.url ?? input)).pathname);
      if (!isEvent || random() >= rate) return fetch(input, init);
      if (random() < 0.5) await fetch(input, init);
      throw new TypeError("the connection to the engine broke");
    };
  },
});
