"""What surrounds an article on a page: a line of text comes in, the class of noise it belongs to comes out.

The words are those that page furniture is made of in Chinese, Japanese and Korean; no site is named. Whether a line is
taken out is decided elsewhere, from where it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from casepub.readers.structure.measure import ends_sentence, hangul, pauses, size
from casepub.text.pattern import lazily


@dataclass(frozen=True, slots=True)
class NoiseClass:
    """A class of noise.

    Attributes:
        name: the rule's name in `Article.discarded`.
        pattern: searched in the line.
        limit: a line with more text than this is not of the class.
        confidence: how sure a hit is.
        closes: after such a line no article goes on, as a rule.
        sentences: whole sentences may be of the class, wherever in them the words stand.
    """

    name: str
    pattern: re.Pattern[str]
    limit: float
    confidence: float
    closes: bool = False
    sentences: bool = False


def _class(name: str, words: str, limit: float, confidence: float, nature: str = "") -> NoiseClass:
    return NoiseClass(name, re.compile(words), limit, confidence, "closes" in nature, "sentences" in nature)


_COPYRIGHT = (
    r"版权所有|版權所有|[Cc]opyright|COPYRIGHT|All [Rr]ights [Rr]eserved|ALL RIGHTS RESERVED|^©|^\(c\)|ⓒ|著作権|"
    r"無断転載|無断複製|"
    r"무단\s?전재|무단\s?복제|저작권자|재배포\s?금지"
)
_LICENCE = (
    r"ICP[备備证證]|公网安备|增值电信|经营许可证|許可證|许可证[号编:：]|网文\[|新出网证|工商备案|营业执照|"
    r"统一社会信用代码|"
    r"사업자\s?등록번호|등록번호\s*[:：]|발행인|청소년보호책임자|사업자\s?정보"
)
_STATEMENT = (
    r"免责声明|免責聲明|特别声明|特別聲明|版权声明|平台声明|郑重声明|风险提示[:：]?$|未经授权|未經授權|转载请注明|"
    r"轉載請註明|仅代表作者|不代表本[站网平]|观点仅供|不构成投资|如有侵权|侵权(?:请|联系)|违者必究|"
    r"文责自负|信息存储空间|^Notice: The content above|投资有风险|本[网站]转载"
)
_RELATED = (
    r"^[【\[「]?(?:相关|相關|推荐|推薦|热门|熱門|热点|熱點|最新|精彩|更多|猜你|往期|延伸|近期|编辑推荐|精选|今日|"
    r"图片|视频|热图|排行|月度|一周|本周|"
    r"其他人也|大家都在|大家还|为您|为你|您可能|你可能|关联|関連|おすすめ|人気|新着|最近|こちらも|あわせて|次に読|"
    r"注目|関連する|"
    r"관련|추천|인기|많이 본|이 시각|주요|최신|오늘의|실시간)"
    r"[^。，、]{0,12}?"
    r"(?:阅读|閱讀|新闻|新聞|文章|推荐|推薦|资讯|内容|内容|专题|報道|报道|链接|排行|排行榜|榜|视频|影片|图片|图集|"
    r"回顾|话题|评论|"
    r"喜欢|在看|在搜|看点|热点|产品|案例|搜索|标签|作者|博客|故事|記事|ニュース|キーワード|ランキング|投稿|動画|特集|"
    r"コメント|"
    r"기사|뉴스|영상|콘텐츠|포토|이슈|랭킹|more|More|MORE)[】\]」]?[:：>》]*(?:\s.{0,12})?$"
    r"|^(?:推荐阅读|延伸阅读|相关链接|相关阅读|更多精彩|热门推荐|关联记事|関連記事|関連リンク|おすすめ|"
    r"あわせて読みたい|"
    r"関連キーワード|猜你喜欢|热门文章|最新文章|精彩推荐|往期回顾|大家都在看|其他人也在看|관련기사|많이 본 뉴스|"
    r"最近の投稿|人気記事|"
    r"排行榜|点击排行|热 图|今日推荐|本类推荐|关联阅读|新闻推荐|图片新闻|视频新闻|关键词阅读|推荐|相关推荐|相关新闻|"
    r"热门排行)[:：]?\s*>*$"
)
_COMMENTS = (
    r"^(?:网友)?(?:全部|最新|最热|精彩|热门|查看|发表|我要|所有|用户)?\s*(?:评论|評論|跟帖|跟贴|回帖|留言|コメント|"
    r"댓글)"
    r"(?:区|区域|列表|\s*[(（]?\s*\d+\s*[)）]?\s*条?)?[:：>]*$"
    r"|\d+\s*(?:条|條)?\s*(?:评论|評論|跟贴|跟帖|回复|留言|コメント)|(?:登录|登錄|登入|注册)(?:后|並|并|"
    r"，)?.{0,4}(?:发表|评论|发贴|发帖|参与|留言)"
    r"|有事没事说两句|文明上网|理性发言|网友评论|댓글\s*\d*$|コメントを(?:書|投稿|する)|댓글\s?(?:쓰기|달기|작성)|"
    r"还没有人评论|暂无评论|"
    r"发表评论|我来说两句|评论\s*[(（]?\d+|跟贴\s*\d+|后发表评论|登录并发贴"
)
_SHARE = (
    r"^[\"“]?(?:分享|转发|シェア|ツイート|공유)(?:到|至|给|于|する|하기)?[^。，]{0,14}[:：\"”]?$|^(?:微信|微博|"
    r"新浪微博|腾讯微博|QQ|QQ空间|朋友圈|易信|豆瓣|人人网|"
    r"Facebook|Twitter|LINE|Line|X|Pinterest|WhatsApp|Telegram|メール|Pocket|はてブ|카카오톡|카카오스토리|페이스북|"
    r"트위터|네이버|밴드|"
    r"复制链接|複製連結|链接已复制|URLコピー|ポスト|ツイートする|シェアする|URL\s?복사|微信好友|LINE共有|印刷|인쇄|"
    r"스크랩)(?:\s*\d*)?$"
    r"|^(?:微博|微信|空间|分享|收藏|添加喜爱|Qzone|QQ空间|新浪微博|朋友圈|打印|复制链接)(?:[\s|/·]+\S{1,8}){0,8}$"
    r"|扫一扫|扫描.{0,6}二维码|扫码|二维码|長按|长按识别|朋友圈|用微信"
)
_APP = (
    r"(?:下载|打开|打開|安装|下載).{0,6}(?:APP|App|app|客户端|應用)|(?:APP|App|客户端)\s*(?:下载|内打开|阅读|专享|"
    r"查看)|手机.{0,4}(?:浏览|阅读|看新闻|客户端)|"
    r"(?:关注|關注|订阅).{0,10}(?:公众号|公眾號|微信|微博)|公众号[:：]|点击上方|蓝字|阅读原文|查看原文|加微信|微信号|"
    r"アプリで(?:開く|読む)|アプリを?ダウンロード|フォローする|をフォロー|友だち追加|앱\s?(?:다운로드|설치|열기)|"
    r"구독하기|"
    r"返回搜狐|进入.{0,12}(?:股吧|讨论|专题)|欢迎扫描|点击进入|点击查看|更多精彩|敬请关注|无需下载|アプリをダウンロード"
)
_LOGIN = (
    r"^(?:登录|登錄|登入|注册|註冊|登录\s*[/|｜·]\s*注册|请?先?登录.{0,8}|ログイン|新規登録|会員登録|マイページ|"
    r"로그인|회원가입|마이페이지|Sign [Ii]n|Log ?[Ii]n|Sign [Uu]p|退出|忘记密码|"
    r"用户名|密码|记住密码|我的收藏|我的社区|个人中心|免费注册|账号登录|短信登录.{0,4}|立即登录|登录注册|\|\s*退出|"
    r"登录 注册)(?:\s*[|/｜]?\s*(?:登录|注册|退出|ログイン|회원가입|忘记密码))*$"
)
_NAVIGATION = (
    r"^(?:当前|目前|您(?:现在)?(?:的)?|你(?:的)?|現在)?(?:的)?\s*(?:位置|所在)\s*[:：]?|^(?:首\s?页|主页|首頁|Home|"
    r"HOME|ホーム|トップ|TOP|홈)"
    r"(?:\s*(?:[>»›＞/|·→-]+|[一-鿿]{2,6}\s|$))|[>»›＞]\s*(?:正文|文章|詳細|内容|内页|资讯|新闻)|"
    r"(?:[^\s>»›＞]{1,10}\s*[>»›＞]{1,2}\s*){2,}"
    r"|^[^>]{1,14}\s*[>＞]{1,2}\s*正文|^コンテンツへ|^(?:メインコンテンツ|本文)へ|ナビゲーション|^メニュー$|^메뉴$|"
    r"본문\s?(?:바로가기|내용)|"
    r"^返回(?:首页|顶部|列表|上页|目录).{0,3}$|^(?:回到?顶部|置顶|TOP|Top|ページの先頭へ|ページトップ.{0,3}|"
    r"맨\s?위로|위로)$|^(?:网站|站点)?(?:地图|导航)$|サイトマップ"
)
_PAGER = (
    r"^(?:<<?\s*|«\s*)?(?:上|下|前|后|後|次|末|尾|首)\s?(?:一)?\s?(?:篇|页|頁|章|条|则|のページ|の記事)(?:\s*(?:>>?|"
    r"»))?(?:\s*[:：|].*)?$"
    r"|^(?:上一篇|下一篇|上一章|下一章|上一页|下一页|前の記事|次の記事|前へ|次へ|次ページ|이전|다음|이전\s?(?:기사|"
    r"글)|다음\s?(?:기사|글))(?:\s*[:：>].*)?$"
    r"|^(?:首页|上一页|前へ)[\s|]+.*(?:下一页|次へ|尾页)|^\s*(?:\d+\s+){3,}\d*$|^ページ\s*\d"
)
_CONTROLS = (
    r"^(?:调整字体|选择字号|字体|字号|字體|文字サイズ|글자\s?크기)[:：]?[^。]{0,12}$|缩小字体|放大字体|(?:增大|减小)"
    r"字体|字体(?:放大|缩小)|^(?:大|中|小|打印|收藏|关闭|举报|纠错|反馈|点赞|赞|踩|回复|"
    r"展开|收起|更多|关注|已关注|取消|确定|提交|搜索|搜尋|检索|查询|加载更多.{0,4}|加载中.{0,3}|查看更多.{0,4}|"
    r"点击加载.{0,4}|显示更多|"
    r"播报|编辑|[\[［]\s*编辑\s*[\]］]|不感兴趣|运行实例|全部|换一[换批组]|刷新|复制|翻译|意见反馈|我要反馈.{0,5}|"
    r"保存网页|添加书签|阅读全文|展开全文|展开阅读全文|"
    r"発行|検索|閉じる|開く|もっと見る.{0,4}|続きを読む|目次(?:を(?:開く|閉じる))?|保存|いいね!?|お気に入り|"
    r"閱讀整篇文章|"
    r"닫기|검색|구독|더보기|목록|좋아요|추천|공감|슬퍼요|화나요|인쇄하기|요약보기|음성으로 듣기|글씨크기.{0,6}|"
    r"번역.{0,4}|열기|접기|"
    r"取消收藏|收藏文章|下载|下載|设置|首赞|已赞|打赏|赞赏|投诉|投诉举报|举报/反馈|发布|消息|客服|建议|问答|朗读|"
    r"听新闻|語音朗讀|评分|×|X|✕|\+1)(?:\s*[+＋>\d×.]*)$"
    r"|^(?:阅读|浏览|点击|热度|人气|观看|播放|閲覧|조회)(?:量|数|次数|数量)?\s*[(（:：]?\s*[\d,.万]+\s*[)）次]?$|"
    r"\d+\s*(?:人参与|人赞|人看过|次浏览|次阅读|阅读$|次播放|观看$)"
)
_ADVERTISEMENT = (
    r"^(?:广告|廣告|推广|スポンサー.{0,4}|広告|PR|AD|Ad|Ads|ADVERTISEMENT|광고|Sponsored.{0,12}|赞助商链接|商业推广)"
    r"\s*[×xX•·]?(?:\s.{0,20})?$|广告\s*×|为什么顯示|這個廣告|此广告|"
    r"(?:体育|娱乐|棋牌|彩票|博彩|真人)(?:官网|官方|平台|网站|下载|入口|APP|app|登录|注册)|开户送|限时优惠|"
    r"立即(?:购买|领取|咨询|下载|报名)|在线咨询|免费(?:咨询|试听|领取|体验)|大促"
)
_CONTACT = (
    r"[\w.+-]+@[\w-]+\.[\w.]+|(?:电话|電話|热线|熱線|传真|邮箱|郵箱|邮编|地址|Tel|TEL|Fax|E-?mail|전화|주소|팩스|"
    r"이메일|所在地|FAX)\s*[:：]|"
    r"400-?\d{3}-?\d{4}|0\d{2,3}-\d{7,8}|举报(?:电话|邮箱)|营业时间|工作时间|联系我们|聯絡我們|联系方式|お問い合わせ|"
    r"문의|제보|[路街道]\d+号.{0,12}(?:室|楼|层|座)"
)
_FOOTER = (
    r"(?:关于我们|關於我們|网站地图|友情链接|招聘信息|诚聘英才|人才招聘|广告服务|法律声明|隐私(?:政策|权|保护)|"
    r"用户协议|服务条款|使用条款|网站律师|加入我们|"
    r"会社概要|利用規約|プライバシー|運営会社|サイトポリシー|特定商取引|회사\s?소개|이용약관|개인정보|Privacy|Terms "
    r"of|About [Uu]s|(?:主办|主管|承办|协办)(?:单位)?\s*[:：]|技术支持\s*[:：]|网站管理|地图导航|帮助中心|常见问题|"
    r"不良信息|举报中心|自律公约|跟帖评论自律|网警|网络110)"
)
_TAGS = (
    r"^(?:文章)?(?:标签|標籤|关键[词字]|關鍵[詞字]|TAGS?|Tags?|タグ|キーワード|カテゴリー?|分类|所属(?:分类|栏目)|"
    r"태그|키워드|Filed under)\s*[:：\s]"
)
_ISSUE = (
    r"^(?:本文|全文|文章)?(?:共|约)\s*[\d,]+\s*字|阅读(?:约|需|全文)?.{0,4}\d+\s*分钟|^\d+\s*字$|"
    r"この記事は.{0,6}分で読め"
)

_END_MARK = (
    r"^[（(【\[](?:完|全文完|本文完|未完待续|未完待續|END|End|了|おわり|つづく|끝)[）)】\]]$|^(?:全文完|本文完|完结|未完待续|END|끝)$"
    r"|^[-—–=─]{1,4}\s*(?:END|End|The End|完|了|끝)\s*[-—–=─]{1,4}$"
)

CLASSES: Final = (
    _class("end-mark", _END_MARK, 8, 0.9, "closes"),
    _class("copyright", _COPYRIGHT, 150, 0.95, "closes sentences"),
    _class("licence", _LICENCE, 150, 0.95, "closes sentences"),
    _class("statement", _STATEMENT, 220, 0.85, "closes sentences"),
    _class("footer", _FOOTER, 60, 0.9, "closes"),
    _class("related", _RELATED, 18, 0.85, "closes"),
    _class("comments", _COMMENTS, 26, 0.85, "closes"),
    _class("share", _SHARE, 26, 0.9),
    _class("app", _APP, 40, 0.85),
    _class("login", _LOGIN, 14, 0.9),
    _class("navigation", _NAVIGATION, 40, 0.9),
    _class("pager", _PAGER, 50, 0.9, "closes"),
    _class("controls", _CONTROLS, 16, 0.85),
    _class("advertisement", _ADVERTISEMENT, 24, 0.85),
    _class("contact", _CONTACT, 45, 0.85),
    _class("tags", _TAGS, 60, 0.9, "closes"),
    _class("reading-time", _ISSUE, 20, 0.8),
)

_LONGEST: Final = 400
# A line is judged as part of the page and again as part of the article; a page has a few thousand.
_REMEMBERED: Final = 4096
_BULLET = lazily(r"^[*+\-•·◦▪○●■]\s+")
_SEPARATED = lazily(r"\s*[|｜丨]\s*|\s*[·•⋅]\s+|\s{2,}|(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])")
_BARE = lazily(r"[\W_\d]*")
_ELLIPSIS = lazily(r"(?:\.{3}|…|\.\.\.)\s*(?:【详细】|\[详细\])?$|【详细】$|\[详细\]$|MORE$|more>*$|详情>+$")
_MARKUP = lazily(r"</?(?:div|span|p|a|script|style|img|iframe|!--)\b|\{\{|function\s*\(|var\s+\w+\s*=|document\.")


# Most lines hold no word of any class; one search tells.
_ANY = lazily("|".join(f"(?:{one.pattern.pattern})" for one in CLASSES))


def noise_class(text: str) -> NoiseClass | None:
    """Give the class of noise that a line belongs to by its words, or None."""
    return _noise_class(text) if len(text) <= _LONGEST else None


@lru_cache(maxsize=_REMEMBERED)
def _noise_class(text: str) -> NoiseClass | None:
    bare = _BULLET.sub("", text.strip())
    if not _ANY.search(bare):
        return None
    amount, sentence = size(bare), ends_sentence(bare)
    return next((one for one in CLASSES if amount <= one.limit and _is_of(one, bare, sentence)), None)


def _is_of(noise: NoiseClass, text: str, sentence: bool) -> bool:
    """Search the words; a whole sentence (他拿出手机扫码付款。) must begin with them."""
    if sentence and not noise.sentences:
        return noise.pattern.match(text) is not None
    return noise.pattern.search(text) is not None


def is_bullet(text: str) -> bool:
    """Tell whether the line begins with the mark of a list item."""
    return _BULLET.match(text) is not None


def is_bare(text: str) -> bool:
    """Tell whether the line has no letter at all: a number, a time, an icon."""
    return _BARE.fullmatch(text) is not None


def is_menu(text: str) -> bool:
    """Tell whether the line is a row of short words, as menus are."""
    if hangul(text) or ends_sentence(text):
        return False
    parts = [part for part in _SEPARATED.split(text.strip()) if part]
    short = sum(1 for part in parts if size(part) <= 7)
    return len(parts) >= (12 if pauses(text) else 4) and short >= 0.75 * len(parts)


def is_teaser(text: str) -> bool:
    """Tell whether the line was cut short, as teasers are."""
    return _ELLIPSIS.search(text) is not None and not text.endswith(("……", "。…", "！…"))


def is_code(text: str) -> bool:
    """Tell whether the line is left-over markup or script."""
    return _MARKUP.search(text) is not None
