const ALT =
  "A ticket on the desk: the message with the words that were understood, each step of the pipeline below it, and the values with their reasons at the right.";

/** One true picture of the ticket page, by day and by night. */
export function ProductPicture() {
  return (
    <section aria-label="The ticket page" className="mx-auto mt-16 max-w-[82.5rem] px-4 sm:mt-20 sm:px-6">
      <div className="overflow-hidden rounded-xl border border-line bg-base-100 shadow-sheet">
        <Picture src="/ticket-page-light.png" className="sb-light-only" />
        <Picture src="/ticket-page-dark.png" className="sb-dark-only" />
      </div>
    </section>
  );
}

/** Loaded lazily: the picture of the theme that is not shown is never fetched. */
function Picture({ src, className }: { src: string; className: string }) {
  return (
    // biome-ignore lint/performance/noImgElement: two files of known size that need no resizing service
    <img
      src={src}
      alt={ALT}
      width={1440}
      height={900}
      loading="lazy"
      decoding="async"
      className={`h-auto w-full ${className}`}
    />
  );
}
