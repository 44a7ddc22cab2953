import { ButtonLink } from "./button";

/** Links to the next page of a server-rendered list. Renders nothing on the last page. */
export function MoreLink({ href }: { href: string | null }) {
  if (!href) return null;
  return (
    <p className="flex justify-center border-line border-t py-4">
      <ButtonLink href={href}>Next page</ButtonLink>
    </p>
  );
}
