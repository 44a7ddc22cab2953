/** Categories for the help desk of an internal IT department. */
export const IT_PACK = [
  {
    slug: "network",
    name: "Network",
    description:
      "Connections between machines: Wi-Fi, cable, VPN, DNS, proxy, firewall, slow or dropped links, a site or share " +
      "that several people can't reach. One program that fails on one machine is software.",
    keywords: (
      "network, wifi, wi-fi, wlan, vpn, dns, ethernet, router, switch, firewall, proxy, lan, internet, " +
      "offline, bandwidth, packet loss, ping, gateway, ip address, disconnects"
    ).split(", "),
  },
  {
    slug: "email",
    name: "Email",
    description:
      "Mailboxes and mail: sending, receiving, bounces, calendars and invitations in the mail program, shared mailboxes, " +
      "distribution lists, signatures, quotas. A suspicious mail is security.",
    keywords: (
      "email, e-mail, mail, mailbox, outlook, thunderbird, inbox, smtp, imap, attachment, bounce, " +
      "mail server, signature, distribution list, shared mailbox, calendar invite, out of office, autoreply, " +
      "quota, undelivered"
    ).split(", "),
  },
  {
    slug: "login",
    name: "Login",
    description:
      "One person can't get in: forgotten or expired password, locked account, two-step codes, single sign-on, a new " +
      "starter's or leaver's account. Getting in where one shouldn't is security.",
    keywords: (
      "login, logon, log in, sign in, signin, password, passcode, locked out, lockout, unlock, 2fa, mfa, " +
      "authenticator, sso, credentials, username, expired password, access denied, onboarding, " +
      "offboarding"
    ).split(", "),
  },
  {
    slug: "hardware",
    name: "Hardware",
    description:
      "Things one can touch: laptops, screens, docks, keyboards, phones, printers, cables, meeting-room gear; broken, " +
      "missing, wanted or to be returned. A driver or setting is software.",
    keywords: (
      "hardware, laptop, notebook, desktop, monitor, screen, keyboard, mouse, dock, docking station, " +
      "printer, toner, scanner, headset, webcam, charger, battery, cable, projector, disk, fan, usb"
    ).split(", "),
  },
  {
    slug: "software",
    name: "Software",
    description:
      "Programs on people's machines and licences for them: installing, updating, crashing, settings, drivers, missing " +
      "functions. The company's own servers and stores are database or performance.",
    keywords: (
      "software, install, installation, uninstall, licence, license, update, upgrade, application, app, " +
      "program, crash, blue screen, freezes, plugin, add-in, driver, office, spreadsheet, browser, version, " +
      "activation"
    ).split(", "),
  },
  {
    slug: "database",
    name: "Database",
    description:
      "Stores of data and what runs in them: failing or slow queries, wrong or missing rows, backups and restores, " +
      "replication, rights on tables, schema changes.",
    keywords: (
      "database, sql, query, sql server, table, postgres, postgresql, mysql, oracle, mongodb, backup, " +
      "restore, replication, replica, deadlock, index, schema, migration, stored procedure, " +
      "connection pool, rows"
    ).split(", "),
  },
  {
    slug: "security",
    name: "Security",
    description:
      "Harm done or feared: phishing, malware, lost or stolen devices, leaked passwords or data, strange sign-ins, " +
      "requests for security reviews. When in doubt whether it is this, it is this.",
    keywords: (
      "security, phishing, malware, virus, ransomware, trojan, hacked, breach, leaked, stolen, " +
      "lost laptop, suspicious, unauthorized, unauthorised, vulnerability, encryption, certificate, " +
      "antivirus, quarantine, spyware"
    ).split(", "),
  },
  {
    slug: "performance",
    name: "Performance",
    description:
      "It works, but slowly or only sometimes: long loading, timeouts, high processor or memory use, full disks on " +
      "servers, jobs that take far longer than they did.",
    keywords: (
      "performance, slow, slowness, sluggish, lag, laggy, latency, timeout, slow to open, hangs, " +
      "unresponsive, cpu, memory, ram, load time, loading, bottleneck, throughput, overloaded, disk space"
    ).split(", "),
  },
];
