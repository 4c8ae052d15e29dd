/** A draft that was out for comments some months ago. */
export const closedDraft = {
  title: '棠宁市养犬管理条例（草案征求意见稿）',
  kind: 'regulation',
  explanation:
    '为了规范养犬行为，保障公民健康和人身安全，维护市容环境卫生，市人大常委会法制工作机构会同有关部门起草了本条例草案，现向社会公开征求意见。',
  contact: '来信请寄棠宁市人大常委会法制工作委员会，信封注明“养犬条例征求意见”。',
  body: [
    '棠宁市养犬管理条例（草案征求意见稿）',
    '第一章　总则',
    '第一条　为了规范养犬行为，保障公民健康和人身安全，维护市容环境卫生和公共秩序，根据有关法律、法规，结合本市实际，制定本条例。',
    '第二条　本市行政区域内犬只的饲养、经营、收容及其监督管理，适用本条例。导盲犬、扶助犬的管理，国家另有规定的，从其规定。',
    '第二章　养犬行为',
    '第三条　携带犬只外出，应当使用长度不超过一点五米的犬绳牵引，主动避让他人。',
    '第四条　养犬人应当及时清除犬只排泄的粪便。',
    '第五条　除导盲犬、扶助犬外，不得携带犬只进入学校、医院、幼儿园和其他明示禁止犬只进入的场所。',
    '第三章　附则',
    '第六条　本条例自公布之日起三个月后施行。',
  ].join('\n'),
} as const;

/** And one that is out for comments now. */
export const openDraft = {
  title: '棠宁市城市书房条例（草案征求意见稿）',
  kind: 'regulation',
  explanation: '城市书房是市民身边的公共阅读空间。为了规范建设和服务，促进全民阅读，现将条例草案全文公布，征求社会各方面意见。',
  contact: '也可以到就近的基层立法联系点当面提出。',
  body: [
    '棠宁市城市书房条例（草案征求意见稿）',
    '第一章　总则',
    '第一条　为了促进全民阅读，规范城市书房的建设、管理和服务，根据有关法律、法规，结合本市实际，制定本条例。',
    '第二条　本条例所称城市书房，是指由政府举办或者与社会力量合作举办，面向公众免费开放，提供阅读、借阅等服务的公共空间。',
    '第二章　建设和管理',
    '第三条　市、区人民政府应当将城市书房建设纳入公共文化设施布局规划。新建居住区、商业综合体应当按照规划预留书房空间。',
    '第四条　城市书房每周开放时间不少于五十六小时，国家法定节假日应当开放。',
    '第五条　城市书房应当设置无障碍设施，配备适合儿童、老年人和视力障碍者使用的读物和设备。',
    '第三章　附则',
    '第六条　本条例自公布之日起施行。',
  ].join('\n'),
} as const;

/** What people said to the closed draft: the article, the words, what became of them. The second time, words come again. */
export const closedComments = [
  ['第三条', '犬绳长度建议明确为不超过一米五，并且在电梯、楼道里收短。', 'partlyAdopted', '增加在电梯、楼道等狭窄空间收短犬绳的规定。'],
  ['第三条', '遛狗必须拴绳，支持立法。', 'adopted', null],
  ['第三条', '遛狗必须拴绳，支持立法。', null, null],
  ['第四条', '建议在小区和公园设置拾便箱，方便清理。', 'adopted', null],
  ['第五条', '商场、餐馆应当可以自行决定是否允许宠物进入。', 'noted', '草案规定明示禁止的场所不得进入，经营者可以自行明示。'],
  ['第五条', '应当禁止犬只进入所有公园。', 'notAdopted', '公园面积和功能差别较大，由公园管理者划定区域更为适宜。'],
  [null, '建议加强流浪犬收容，明确由哪个部门负责。', 'partlyAdopted', '已增加一条，明确公安机关和街道的职责分工。'],
  ['第六条', '施行前要留出宣传和办证的时间。', 'adopted', null],
] as const;

export const closedPoints = [
  { article: '第三条', summary: '犬绳长度和狭窄空间的牵引', result: 'partlyAdopted', reason: '采纳收短犬绳的意见，长度维持一点五米。' },
  { article: '第四条', summary: '在小区和公园设置拾便箱', result: 'adopted', reason: null },
  { article: '第五条', summary: '公园一律禁止犬只进入', result: 'notAdopted', reason: '由公园管理者划定区域更为适宜。' },
  { article: null, summary: '明确流浪犬收容职责', result: 'partlyAdopted', reason: '增加一条，明确公安机关和街道的职责分工。' },
] as const;

/** What people have said to the open draft so far. */
export const openComments = [
  ['第四条', '希望晚上开到十点，下班以后才有时间来。'],
  ['第四条', '希望晚上开到十点，下班以后才有时间来。'],
  ['第五条', '请增加盲文读物和大字版图书的比例要求。'],
  ['第三条', '老旧小区没有新建空间，建议利用闲置公房改造。'],
  [null, '赞成立法，也请写清楚由谁出钱、由谁考核。'],
] as const;

export const reviewSuggestions = [
  {
    title: '关于加强电动自行车停放管理的通告',
    docNumber: '棠府通〔2024〕6号',
    issuer: '棠宁市人民政府',
    articles: '第四条',
    superiorLaw: '《行政处罚法》第十六条',
    reasons: '通告第四条规定在楼道停放电动自行车的处二百元罚款。行政处罚法规定，除法律、法规、规章外，其他规范性文件不得设定行政处罚。',
    suggesterKind: 'citizen',
    name: '殷先生',
    phone: '19909920011',
  },
  {
    title: '棠宁市公共停车场收费管理办法',
    issuer: '棠宁市发展和改革部门',
    articles: '第七条',
    superiorLaw: '《价格法》第十八条、第二十三条',
    reasons: '办法第七条把住宅小区内业主共有车位的收费列为政府定价，同价格法规定的政府定价范围不一致，也没有经过听证。',
    suggesterKind: 'enterprise',
    name: '某物业服务企业',
    email: 'legal@example.org',
  },
] as const;

/** Plans and decisions that stand elsewhere on their way: being drafted, given up, taken back, and closed with its comments to be decided on. */
export const otherDrafts = {
  draft: {
    title: '棠宁市人大常委会下一年度监督工作计划（征求意见稿）',
    kind: 'supervisionPlan',
    explanation: '拟于近期公布，请各委员会先行核对。',
    body: '一、听取和审议专项工作报告。\n二、开展执法检查。\n三、组织专题询问。',
  },
  discarded: {
    title: '关于市树市花的决定（草案）',
    kind: 'decision',
    explanation: '与另一件合并起草，不再单独征求意见。',
    body: '一、确定市树。\n二、确定市花。',
  },
  withdrawn: {
    title: '棠宁市共享单车管理办法（草案）',
    kind: 'other',
    explanation: '就共享单车投放、停放和企业责任征求意见。',
    body: '第一条　规范共享单车投放。\n第二条　企业应当划定停放区域。',
  },
  closed: {
    title: '棠宁市下一年度立法计划（征求意见稿）',
    kind: 'legislationPlan',
    explanation: '现将拟列入立法计划的项目公布，请提出意见，也可以提出新的立法项目建议。',
    body: '一、制定棠宁市城市书房条例。\n二、修改棠宁市公园条例。\n三、调研物业管理立法。',
  },
} as const;

export const closedLaterComments = [
  { article: '三、', content: '物业管理立法应当尽快列入，不要只是调研。' },
  { content: '建议增加古树名木保护的立法项目。' },
  { content: '装修找我，价格最低，加微信。', heldBy: '广告推销' },
  { content: '代办各类证件，加微信。', heldBy: '广告推销' },
  { content: '原来写的不妥，请不要登。' },
] as const;

/** Suggestions that stand elsewhere on their way: how far each has come, and on which document. */
export const otherReviews = [
  ['held', '关于户外广告设置的通知', '棠宁市城市管理部门'],
  ['submitted', '关于中小学校外托管机构备案的通知', '棠宁市教育部门'],
  ['incomplete', '关于旅游包车管理的规定', '棠宁市交通运输部门'],
  ['registered', '关于房屋租赁登记的实施细则', '棠宁市住房和城乡建设部门'],
  ['concluded', '关于烟花爆竹燃放管理的通告', '棠宁市人民政府'],
  ['transferred', '关于小区门禁管理的公告', '某小区业主委员会'],
  ['declined', '关于小型餐饮登记的办法', '棠宁市人民政府'],
  ['archived', '关于占道经营的通告', '棠宁市鹤汀区人民政府'],
] as const;
