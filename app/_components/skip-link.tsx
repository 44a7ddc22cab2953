export function SkipLink() {
  return (
    <a
      href="#main"
      className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-base-100 focus:px-4 focus:py-2.5 focus:font-semibold focus:shadow-raise"
    >
      Skip to content
    </a>
  );
}
