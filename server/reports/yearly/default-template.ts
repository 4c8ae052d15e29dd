/** The report's text as the installation brings it; an office words its own from it. */
export const defaultTemplate = `# {{congress}}关于{{session}}代表建议、批评和意见办理情况的报告

## 一、总体情况

截至{{cutoff}}，{{session}}以来共收到代表建议{{count:suggestionCount}}件（大会期间提出{{count:byStage=inSession}}件、闭会期间提出{{count:byStage=interSession}}件），交由{{count:units}}家单位研究办理。{{if:last}}上一次会议（{{lastSession}}）同期为{{count:suggestionCount@last}}件；本次{{count:suggestionCount}}件，比上一次{{change:suggestionCount@last|件}}。{{/if}}{{if:previousTerm}}与上一届同次会议（{{previousTermSession}}）同期相比，本次{{count:suggestionCount}}件，比那时{{change:suggestionCount@previousTerm|件}}。{{/if}}

在本届现任代表{{base:participation}}名中，有{{count:participation}}名领衔提出了建议，占{{share:participation}}。在调研、视察、代表小组活动和座谈走访基础上形成的建议有{{count:researched}}件，占建议总数{{base:researched}}件的{{share:researched}}。{{if:repeated}}属于多年重复提出的有{{count:repeated}}件。{{/if}}

从类别看，数量居前五位的是：{{top5:byCategory}}。

## 二、交办和答复

承办单位应当答复的{{base:replied}}件承办事项中，已经答复{{count:replied}}件，占{{share:replied}}。{{if:base:onTime}}已经答复的{{base:onTime}}件中，按期答复{{count:onTime}}件，占{{share:onTime}}；超期答复{{count:late}}件，占{{share:late}}。从交办到签收平均{{mean:signInTime}}天，从交办到答复平均{{mean:replyTime}}天。{{/if}}{{if:overdue}}另有{{count:overdue}}件尚未答复且已超过期限，将逐件催办。{{/if}}{{if:returned}}经审核同意退办{{count:returned}}件，均已改交其他单位。{{/if}}

## 三、办理结果

共办结建议{{count:concluded}}件，占立案建议{{base:concluded}}件的{{share:concluded}}。{{if:base:classA}}按办理结果分类的{{base:classA}}件中，已经解决或者基本解决的（A类）{{count:classA}}件，占{{share:classA}}；已列入计划逐步解决的（B类）{{count:classB}}件，占{{share:classB}}；受条件限制暂时难以解决、留作参考的（C类）{{count:classC}}件，占{{share:classC}}；超出本级职权或者作出说明的（D类）{{count:classD}}件，占{{share:classD}}。{{if:base:classA@last}}A类占比比上一次会议同期{{change:classA@last}}。{{/if}}{{/if}}

{{if:base:implemented}}连同承诺已经全部兑现的B类建议，得到落实的共{{count:implemented}}件，落实率{{share:implemented}}。{{/if}}

## 四、代表评价

{{if:base:satisfied}}代表对办理结果作出评价的{{base:satisfied}}件中，满意{{count:satisfied}}件，占{{share:satisfied}}；基本满意{{count:basicallySatisfied}}件，占{{share:basicallySatisfied}}；不满意{{count:dissatisfied}}件，占{{share:dissatisfied}}。{{else}}代表尚未对办理结果作出评价。{{/if}}{{if:firstDissatisfied}}首次评价不满意的{{count:firstDissatisfied}}件均按规定重新办理。{{/if}}{{if:evaluationLapsed}}逾期未作评价的{{count:evaluationLapsed}}件不计入满意度基数。{{/if}}

## 五、承诺事项

{{if:commitments}}各承办单位在答复中作出承诺{{count:commitments}}项。{{if:base:commitmentRate}}已到期的{{base:commitmentRate}}项中，已经兑现{{count:commitmentRate}}项，兑现率{{share:commitmentRate}}。{{/if}}{{if:carriedOver}}跨年度继续跟踪的有{{count:carriedOver}}项。{{/if}}{{else}}各承办单位在答复中没有作出承诺事项。{{/if}}

## 附：分类统计

按类别：{{each:byCategory|500|、}}{{name}}{{count}}件{{/each}}，合计{{base:byCategory}}件。

按代表团：{{each:byDelegation|500|、}}{{name}}{{count}}件{{/each}}，合计{{base:byDelegation}}件。
`;
