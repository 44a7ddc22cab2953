import type { NextConfig } from "next";

const config: NextConfig = {
  // Lanes that build beside a running demo keep their output apart.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  // `npm test` checks types, tests and benchmarks included; whoever only starts the app need not wait for that.
  typescript: { ignoreBuildErrors: true },
  // Native or WASM packages, those that find their own files beside themselves, and one with 28 MB of tables that
  // must be in memory once and not once for each route, stay out of the bundle.
  serverExternalPackages: ["@electric-sql/pglite", "@node-rs/argon2", "eld", "pg", "ws"],
  // Migrations are read from disk at start-up; nothing imports them, so the tracer must be told.
  outputFileTracingIncludes: { "/**": ["./drizzle/**"] },
  // On Vercel there is no embedded database: 20 MB of WASM would only slow the functions' start.
  outputFileTracingExcludes: process.env.VERCEL ? { "/**": ["./node_modules/@electric-sql/**"] } : {},
};

export default config;
