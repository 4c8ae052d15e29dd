import type { CategoryKey } from '../city/categories.ts';
import type { UnitKey } from '../city/units.ts';

/** One everyday matter that people speak of, in several people's words. `{p}` is the place. */
export interface Matter {
  readonly unit: UnitKey;
  readonly category: CategoryKey;
  readonly places: readonly string[];
  readonly words: readonly string[];
  readonly answer: string;
  readonly plain: string;
  /** What a deputy makes of it, where many say the same. */
  readonly suggestion?: { readonly title: string; readonly problem: string; readonly proposal: string };
}

export const matters: readonly Matter[] = [
  {
    unit: 'cityManagement',
    category: 'construction',
    places: ['白鹭里小区东门', '柳荫巷', '老粮站家属院', '北塘菜场后街'],
    words: [
      '{p}的路灯坏了快一个月，晚上黑得看不清路，老人摔过跤。希望尽快修好。',
      '{p}晚上没有路灯，孩子下晚自习要打手电筒，请派人来修。',
      '反映{p}路灯不亮的问题，已经报过物业，物业说不归他们管。',
      '{p}整条路灯只亮了两盏，其余都是坏的，走夜路不安全。',
    ],
    answer: '经现场核查，故障为电缆老化。已更换电缆和灯具，并列入季度巡检。',
    plain: '您说的路灯已经修好了，坏的是埋在地下的电缆，这次一起换了。以后每季度都会有人来查。',
    suggestion: {
      title: '关于整治背街小巷路灯的建议',
      problem: '多处背街小巷路灯损坏后长期无人维修，权属在物业和市政之间不清，群众反映集中。',
      proposal: '建议明确背街小巷照明的管护单位，统一报修入口，把老旧电缆改造列入年度计划。',
    },
  },
  {
    unit: 'housing',
    category: 'construction',
    places: ['锦绣家园12栋', '东岸新村8栋', '纺机厂宿舍'],
    words: [
      '{p}的电梯三天两头停运，八楼的老人下不了楼，维修基金申请了半年没有批下来。',
      '{p}电梯又坏了，关过一次人，请有关部门督促维修。',
      '我家住{p}顶层，屋面漏雨，墙皮都掉了，物业一直推。',
    ],
    answer: '已会同街道召开协调会，启用应急维修程序，电梯主机更换完成并通过检验。',
    plain: '维修的钱按应急办法批下来了，电梯主机换了新的，检验合格后已经恢复运行。',
    suggestion: {
      title: '关于简化住宅专项维修资金应急使用程序的建议',
      problem: '电梯、屋面等急修项目申请维修资金环节多、时间长，居民反映强烈。',
      proposal: '建议对危及安全的急修项目实行先修后补，限定各环节办理时间并向业主公开。',
    },
  },
  {
    unit: 'transport',
    category: 'transport',
    places: ['23路公交', '大学城专线', '城西换乘站'],
    words: [
      '{p}早高峰要等四十分钟，上班经常迟到，能不能加几班车。',
      '{p}收班太早，晚上九点以后就没有车了，上夜班的人回不了家。',
      '{p}站台没有遮雨棚和座椅，老人等车只能站着淋雨。',
    ],
    answer: '已调整发车间隔，早高峰增加4个班次，末班延至22时30分；站台雨棚列入本年度改造。',
    plain: '早高峰加了四班车，末班车推迟到晚上十点半，站台的雨棚今年内装好。',
  },
  {
    unit: 'education',
    category: 'education',
    places: ['实验小学北校区', '云栖幼儿园', '第九中学'],
    words: [
      '{p}门口放学时车堵成一团，孩子在车缝里走，希望有人疏导、设临时停车点。',
      '{p}课后服务只到五点半，双职工家长接不了，希望延长到六点半。',
      '{p}的塑胶操场有气味，家长担心，请检测并公布结果。',
    ],
    answer: '已会同交警设置限时停靠区，安排护学岗；课后服务自下月起延长至18时30分。',
    plain: '校门口画了限时停车位，放学时有人疏导；课后服务从下月起延长到六点半。',
    suggestion: {
      title: '关于统筹中小学上下学交通组织的建议',
      problem: '多所学校周边上下学时段拥堵，学生在车流中穿行，安全隐患突出。',
      proposal: '建议一校一策编制上下学交通方案，设置限时停靠区和护学通道，推广错峰放学。',
    },
  },
  {
    unit: 'environment',
    category: 'environment',
    places: ['桥南夜市', '机场路工地', '青石河下游'],
    words: [
      '{p}油烟很大，楼上不敢开窗，希望管一管。',
      '{p}晚上十一点还在施工，吵得睡不着，家里有高考的孩子。',
      '{p}河水发黑发臭，夏天没法走人，请查查是谁在排污。',
    ],
    answer: '已责令加装油烟净化设备，查处夜间超时施工2起，溯源整改排污口3个。',
    plain: '油烟净化器装上了，夜里施工的罚了两家，往河里排污的三个口子已经堵了。',
  },
  {
    unit: 'health',
    category: 'education',
    places: ['河东社区卫生服务中心', '市第二人民医院'],
    words: ['{p}开慢性病的药每次只给两周，老人来回跑，希望能开长处方。', '{p}挂号窗口只收手机支付，老人不会用，希望保留现金窗口。'],
    answer: '符合条件的慢性病处方延长至12周；各门诊保留人工现金窗口并公示位置。',
    plain: '高血压这类慢性病现在一次可以开三个月的药，现金窗口也保留了，在一楼大厅右手边。',
  },
];
