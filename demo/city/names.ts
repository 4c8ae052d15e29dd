import type { Random } from '../random.ts';

const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙马朱胡林郭何高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛阎雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤',
];
const female = [...'敏静丽婷芳燕娟霞莉萍红玲慧洁琳岚颖雪倩蕾薇瑶琴怡媛茜晴芸蓉珊嘉悦欣宁'];
const male = [...'伟强军磊涛斌刚勇杰鹏辉波峰宇凯健毅俊浩亮翔博林松岩川铭哲成志远平康海'];
const first = [...'建国文志明晓海永春秀玉家德光子振宏少思雨梓世正福启景延怀若书宗润泽'];

export interface MadeUpPerson {
  readonly name: string;
  readonly gender: 'female' | 'male';
  readonly birthYear: number;
  readonly phone: string;
}

/** Gives persons without end; no two bear the same name. Their telephone numbers begin with a prefix that no network uses. */
export function personMaker(random: Random, year: number): () => MadeUpPerson {
  const used = new Set<string>();
  return () => {
    for (;;) {
      const gender = random.chance(0.36) ? 'female' : 'male';
      const last = random.pick(gender === 'female' ? female : male);
      const name = random.pick(surnames) + (random.chance(0.82) ? random.pick(first) : '') + last;
      if (used.has(name)) continue;
      used.add(name);
      const phone = `10${random.whole(0, 9)}${String(random.whole(0, 99_999_999)).padStart(8, '0')}`;
      return { name, gender, birthYear: year - random.whole(31, 63), phone };
    }
  };
}

export const occupations = [
  '小学教师',
  '中学校长',
  '社区党委书记',
  '村党支部书记',
  '主治医师',
  '护士长',
  '公交驾驶员',
  '机械公司工程师',
  '农民专业合作社理事长',
  '律师',
  '高校教授',
  '快递站点负责人',
  '环卫班组长',
  '食品公司董事长',
  '软件公司技术总监',
  '种植大户',
  '养殖场场长',
  '物业公司项目经理',
  '非物质文化遗产传承人',
  '建筑公司项目负责人',
  '银行支行行长',
  '养老院院长',
  '幼儿园园长',
  '电力检修班长',
  '纺织厂车间主任',
  '街道办事处主任',
  '镇长',
  '民营医院院长',
  '园林工程师',
  '农技推广员',
  '餐饮店主',
  '民警',
  '法官',
  '供水公司班长',
  '科研所研究员',
  '社会工作者',
] as const;
