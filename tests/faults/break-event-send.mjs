// Loaded into the app before anything else: breaks a share of the sends from the outbox to the queue, at the seam where
// they leave the app. Half of the broken ones arrive all the same and only their answer is lost.
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
      throw new TypeError("the line to the queue broke");
    };
  },
});
