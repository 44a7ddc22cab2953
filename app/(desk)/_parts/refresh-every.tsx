"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Has the server draw the page anew from time to time, while somebody looks at it. Draws nothing. */
export function RefreshEvery({ ms }: { ms: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => document.hidden || router.refresh(), ms);
    return () => clearInterval(timer);
  }, [router, ms]);
  return null;
}
