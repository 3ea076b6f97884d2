"""The words that name a part in an article (作者, 責任編集, 기자 …): a table, with the role that each word means."""

from __future__ import annotations

from typing import Final

from casepub.model.document import PersonRole

# The word that the source uses, and the role it means; longer words are tried first.
_WORDS_BY_ROLE: Final[dict[PersonRole, tuple[str, ...]]] = {
    "author": (
        "作者", "撰文", "撰稿", "撰稿人", "著者", "執筆", "文责", "文責", "文", "文字", "采写", "采寫", "原作者",
        "作家", "ライター", "取材・文", "文・取材", "文・構成", "著", "글", "저자", "글쓴이", "글·사진",
        "執筆者", "文・写真", "写真・文", "文/图", "图/文", "文图", "图文", "文/圖", "圖/文", "文／写真", "By", "by",
        "Author", "author", "Writer",
    ),
    "reporter": (
        "记者", "記者", "本报记者", "本報記者", "本网记者", "本刊记者", "见习记者", "實習記者", "实习记者",
        "特派记者", "全媒体记者", "首席记者", "聞き手", "采访", "採訪", "报道", "取材", "취재", "기자",
    ),
    "correspondent": (
        "通讯员", "通訊員", "特约通讯员", "特约记者", "特约评论员", "特约撰稿", "特約記者", "통신원",
    ),
    "editor": (
        "编辑", "編輯", "編集", "编", "編", "本期编辑", "内容编辑", "新媒体编辑", "实习编辑", "微信编辑",
        "文字编辑", "編集者", "편집", "Editor", "editor",
    ),
    "responsible-editor": (
        "责任编辑", "責任編輯", "責任編集", "责编", "責編", "责任编缉", "执行编辑", "值班编辑", "值班责编",
        "책임편집",
    ),
    "proofreader": (
        "校对", "校對", "责任校对", "校正", "校閲", "校阅", "교정", "교열",
    ),
    "reviewer": (
        "审", "審", "审核", "審核", "审读", "審讀", "初审", "复审", "終審", "终审", "审校", "审稿", "签发", "감수",
    ),
    "photographer": (
        "摄影", "攝影", "摄影记者", "摄", "攝", "摄像", "撮影", "写真", "사진", "图", "圖", "图片", "供图", "图源",
        "촬영", "Photo",
    ),
    "illustrator": (
        "插画", "插圖", "插图", "绘图", "繪圖", "制图", "製圖", "漫画", "イラスト", "그림", "삽화",
    ),
    "translator": (
        "翻译", "翻譯", "译者", "譯者", "译", "譯", "编译", "編譯", "翻訳", "翻訳者", "訳", "訳者", "번역", "옮긴이",
        "Translator",
    ),
    "narrator": (
        "口述", "讲述", "語り", "구술",
    ),
    "compiler": (
        "整理", "構成", "构成", "統筹", "统筹", "策划", "策劃", "구성", "정리",
    ),
    "supervisor": (
        "监制", "監製", "總監製", "总监制", "监修", "監修", "主编", "主編", "总编辑", "責任主編",
    ),
    "layout": (
        "排版", "美编", "美編", "版式", "版面", "设计", "設計", "视觉", "デザイン", "디자인",
    ),
}  # fmt: skip
ROLES: Final[dict[str, PersonRole]] = {word: role for role, words in _WORDS_BY_ROLE.items() for word in words}
