/** How one language tells a machine to ignore its instructions. */
export interface OverrideWords {
  verbs: string[];
  /** Qualifiers: previous, above, your. */
  which: string[];
  objects: string[];
  all: string[];
  /** Said to people: "ignore my earlier instructions". */
  mine: string[];
  /** No spaces between words, or endings on both sides. */
  unspaced?: true;
  verbLast?: true;
  /** Must start its clause: "Outlook ignore …" is a statement. */
  leads?: true;
}

const words = (text: string) => text.split(",").map((word) => word.trim());

/** A word with "*" matches all its endings. An instruction is a verb near an object with its qualifier. */
export const OVERRIDE_WORDS: OverrideWords[] = [
  {
    verbs: words(
      "ignore, disregard, forget, override, overrule, bypass, neglect, discard, do not follow, don't follow, do not obey, don't obey, stop following",
    ),
    which: words(
      "previous, prior, earlier, preceding, foregoing, above, your, all of your, former, initial, original, existing",
    ),
    objects: words(
      "instruction*, directive*, guideline*, rule*, prompt*, programming, training, constraint*, restriction*, order, orders, command*, safeguard*",
    ),
    all: words(
      "everything, all of the above, the above, all this, what you were told, what you have been told, anything you were told, whatever you were told, guidance, context, system prompt, what your",
    ),
    mine: words("my, our, his, her, their"),
  },
  {
    verbs: words("ignore, disregard, forget, override"),
    which: words("all, any, every"),
    objects: words("instruction*, directive*, guideline*, system prompt*, safety rule*"),
    all: words("everything, all"),
    mine: words("my, our, his, her, their, error*, mail*"),
  },
  {
    verbs: words(
      "ignoriere, ignorieren sie, ignorier, missachte, missachten sie, vergiss, vergessen sie, beachte nicht, umgehe, verwirf",
    ),
    which: words("vorherig*, bisherig*, vorangegangen*, früher*, obig*, vorig*, alle deine, deine, ihre, sämtliche"),
    objects: words("anweisung*, instruktion*, regel*, vorgabe*, befehl*, richtlinie*, systemprompt*, prompt*"),
    all: words("alles, all das, das obige"),
    mine: words("meine*, mein, unsere*"),
  },
  {
    verbs: words(
      "ignore, ignorez, ne respecte plus, ne respectez plus, ne suis plus, oublie, oubliez, ne tiens pas compte, ne tenez pas compte, néglige, négligez",
    ),
    which: words("précédent*, antérieur*, ci-dessus, tes, vos"),
    objects: words("instruction*, consigne*, directive*, règle*, ordre*"),
    all: words("tout, tout ce qui"),
    mine: words("mes, mon, ma, nos, notre"),
    leads: true,
  },
  {
    verbs: words("ignora, ignore, ignorad, olvida, olvídate, descarta, omite, no sigas"),
    which: words("anterior*, previa*, previo*, de arriba, tus, precedente*"),
    objects: words("instruccion*, orden*, directric*, directiva*, regla*, indicacion*"),
    all: words("todo, todo lo, lo anterior"),
    mine: words("mi, mis, nuestra*, nuestro*"),
    leads: true,
  },
  {
    verbs: words("ignore, ignora, esqueça, esquece, desconsidere, descarte"),
    which: words("anterior*, prévia*, acima, suas"),
    objects: words("instruç*, regra*, orden*, diretriz*, comando*"),
    all: words("tudo, o acima"),
    mine: words("meu*, minha*, nossa*, nosso*"),
    leads: true,
  },
  {
    verbs: words("ignora, ignorate, dimentica, dimenticate, trascura, non seguire"),
    which: words("precedent*, anterior*, di sopra, sopra, tue"),
    objects: words("istruzion*, regol*, direttiv*, ordini, comand*"),
    all: words("tutto, quanto sopra"),
    mine: words("mio, mia, mie, miei, nostr*"),
    leads: true,
  },
  {
    verbs: words("negeer, vergeet, sla over"),
    which: words("vorige, eerdere, voorgaande, bovenstaande, jouw, je"),
    objects: words("instructie*, regel*, aanwijzing*, opdracht*, richtlijn*"),
    all: words("alles, al het"),
    mine: words("mijn, onze"),
  },
  {
    verbs: words("ignorera, glöm, bortse från, strunta i"),
    which: words("tidigare, föregående, ovanstående, dina"),
    objects: words("instruktion*, regl*, anvisning*, order"),
    all: words("allt, det ovan"),
    mine: words("min, mina, mitt, våra"),
  },
  {
    verbs: words("yok say, göz ardı et, dikkate alma, unut, görmezden gel, yoksay"),
    which: words("önceki, yukarıdaki, daha önceki, bundan önceki"),
    objects: words("talimat*, kural*, yönerge*, komut*, emir*"),
    all: words("her şeyi, hepsini, yukarıdakileri"),
    mine: words("benim"),
    verbLast: true,
  },
  {
    verbs: words("zignoruj, ignoruj, zapomnij, pomiń, odrzuć, zlekceważ"),
    which: words("poprzedni*, wcześniejsz*, powyższ*, dotychczasow*, swoje, twoje"),
    objects: words("instrukcj*, poleceni*, poleceń, zasad*, reguł*, wytyczn*"),
    all: words("wszystko, wszystkim, wszystkie, powyższe"),
    mine: words("moje, moją, moich, nasze"),
  },
  {
    verbs: words("ignoruj, zapomeň, nedbej"),
    which: words("předchozí*, výše, dřívější*, své"),
    objects: words("pokyn*, instrukc*, pravidl*, příkaz*"),
    all: words("vše, všechno"),
    mine: words("moje, mé"),
  },
  {
    verbs: words("игнорируй*, проигнорируй*, забудь*, не учитывай*, отбрось*, не обращай внимания"),
    which: words("предыдущ*, прежн*, вышестоящ*, выше, прошл*, свои"),
    objects: words("инструкци*, указани*, правил*, команд*, распоряжени*"),
    all: words("всё, все, вышесказанное"),
    mine: words("мои, мой, моё, моих, наши"),
  },
  {
    verbs: words("ігноруй*, проігноруй*, забудь*"),
    which: words("попередн*, вище, свої"),
    objects: words("інструкці*, вказівк*, правил*, команд*"),
    all: words("все, усе"),
    mine: words("мої, наші"),
  },
  {
    verbs: words("अनदेखा, नज़रअंदाज़, नजरअंदाज, भूल जाओ, भूल जाएं, उपेक्षा"),
    which: words("पिछले, पिछली, पहले, उपरोक्त, ऊपर, पूर्व"),
    objects: words("निर्देश*, नियम*, आदेश*"),
    all: words("सब कुछ, सब, सभी"),
    mine: words("मेरे, मेरी, हमारे"),
    unspaced: true,
    verbLast: true,
  },
  {
    verbs: words("تجاهل, انس, تخط, لا تتبع"),
    which: words("السابقة, أعلاه, السابق, السالفة"),
    objects: words("التعليمات, الأوامر, القواعد, تعليماتك, الإرشادات"),
    all: words("كل ما, كل شيء, ما سبق"),
    mine: words("تعليماتي"),
    unspaced: true,
  },
  {
    verbs: words("התעלם, התעלמי, שכח"),
    which: words("הקודמות, לעיל, הקודמים"),
    objects: words("ההוראות, ההנחיות, הכללים"),
    all: words("הכל, כל מה"),
    mine: words("שלי"),
    unspaced: true,
  },
  {
    verbs: words("忽略, 无视, 忘记, 無視, 忽視, 忘掉, 不要理会, 不要遵守"),
    which: words("之前, 以上, 先前, 前面, 上述, 此前, 你的, 上面"),
    objects: words("指令, 指示, 规则, 提示词, 命令, 規則, 指引"),
    all: words("一切, 所有, 全部, 上文, 以上内容"),
    mine: words("我之前, 我的, 我们"),
    unspaced: true,
    verbLast: true,
  },
  {
    verbs: words("無視し, 無視せよ, 無視する, 忘れて, 忘れろ, 従わない"),
    which: words("以前, これまで, 上記, 前の, 今まで, 以上"),
    objects: words("指示, 命令, 指令, ルール, 規則, プロンプト"),
    all: words("すべて, 全て, 全部, 上の"),
    mine: words("私の"),
    unspaced: true,
    verbLast: true,
  },
  {
    verbs: words("무시하, 무시해, 잊어, 잊으"),
    which: words("이전, 앞선, 위의, 지금까지"),
    objects: words("지시, 명령, 규칙, 지침"),
    all: words("모든, 모두, 위의 내용"),
    mine: words("제가, 내가, 저의"),
    unspaced: true,
    verbLast: true,
  },
  {
    verbs: words("bỏ qua, quên"),
    which: words("trước đó, phía trên, trước đây, ở trên"),
    objects: words("hướng dẫn, chỉ dẫn, chỉ thị, lệnh, quy tắc"),
    all: words("tất cả, mọi thứ"),
    mine: words("của tôi"),
  },
  {
    verbs: words("abaikan, lupakan"),
    which: words("sebelumnya, di atas"),
    objects: words("instruksi, perintah, aturan, petunjuk"),
    all: words("semua, segala"),
    mine: words("saya, kami"),
  },
];
